import { sideActs } from './toolbar-acts';

it('offers 流程配置 to whom the server allows it', () => {
  expect(sideActs({ actions: ['edit', 'submit'] })).toEqual(['diagram', 'check']);
  expect(sideActs({ actions: ['edit', 'print'] })).toEqual(['print', 'diagram', 'check']);
  expect(sideActs({ actions: ['print', 'configure'] })).toEqual(['print', 'diagram', 'configure', 'check']);
});
