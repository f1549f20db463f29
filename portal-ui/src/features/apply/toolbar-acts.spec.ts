import { sideActs } from './toolbar-acts';

it('offers 流程配置 and 打印 to whom the server allows them', () => {
  expect(sideActs({ actions: ['edit', 'submit'] })).toEqual(['diagram', 'check']);
  expect(sideActs({ actions: ['print', 'configure'] })).toEqual(['print', 'diagram', 'configure', 'check']);
});
