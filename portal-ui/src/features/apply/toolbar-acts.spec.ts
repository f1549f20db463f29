import { sideActs } from './toolbar-acts';

it('offers 流程配置 to whom the server allows it', () => {
  expect(sideActs({ actions: ['edit', 'submit'] })).toEqual(['print', 'diagram', 'check']);
  expect(sideActs({ actions: ['configure'] })).toEqual(['print', 'diagram', 'configure', 'check']);
});
