export type PasswordPart = 'current' | 'next' | 'again';

/** What is missing before a new password can be sent; whether it is good enough the server says. */
export function passwordProblem({
  current,
  next,
  again,
}: Record<PasswordPart, string>): { part: PasswordPart; reason: 'currentMissing' | 'nextMissing' | 'notSame' } | null {
  if (current === '') return { part: 'current', reason: 'currentMissing' };
  if (next === '') return { part: 'next', reason: 'nextMissing' };
  return next === again ? null : { part: 'again', reason: 'notSame' };
}
