import { passwordProblem } from './password-problem';

it('asks for the old password, the new one, and the new one once more, in this order', () => {
  const problem = (current: string, next: string, again: string) =>
    passwordProblem({ current, next, again })?.reason ?? null;
  expect(problem('', '', '')).toBe('currentMissing');
  expect(problem('old', '', '')).toBe('nextMissing');
  expect(problem('old', 'new', 'nwe')).toBe('notSame');
  expect(problem('old', 'new', 'new')).toBeNull();
});
