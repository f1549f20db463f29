import { sideActs } from './toolbar-acts';

const printTemplates = [{ key: 'main', name: '申请表' }];

it('offers 流程配置 to whom the server allows it', () => {
  expect(sideActs({ actions: ['edit', 'submit'], printTemplates })).toEqual(['diagram', 'check']);
  expect(sideActs({ actions: ['edit', 'print'], printTemplates })).toEqual(['print', 'diagram', 'check']);
  expect(sideActs({ actions: ['print', 'configure'], printTemplates })).toEqual([
    ...['print', 'diagram', 'configure', 'check'],
  ]);
});

it('offers no 打印 to whom no page is offered', () => {
  expect(sideActs({ actions: ['edit', 'print'], printTemplates: [] })).toEqual(['diagram', 'check']);
});
