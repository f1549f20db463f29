import { returnPath } from './return-path';

it.each([
  ['/tasks/1?x=2#y', '/tasks/1?x=2#y'],
  ['/designer/', '/designer/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/\t/evil.example', '/'],
  ['/login?return=/x', '/'],
  [undefined, '/'],
  [['/items'], '/items'],
])('goes from %j to %j', (asked, path) => {
  expect(returnPath(asked)).toBe(path);
});
