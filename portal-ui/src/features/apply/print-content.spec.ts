import { fill } from './print-content';

const values: Record<string, string> = { name: '许明远', amount: '<b>1</b>' };
const valueOf = (name: string) => values[name] ?? '';

it('puts values where the template names them', () => {
  expect(fill('姓名：{{name}}，{{ amount }}。', valueOf)).toEqual(['姓名：', '许明远', '，', '<b>1</b>', '。']);
});

it('leaves nothing of what is unknown and does not touch other text', () => {
  expect(fill('{{nobody}}', valueOf)).toEqual(['']);
  expect(fill('{ name }', valueOf)).toBeNull();
});
