import { authMessages } from '../locales/zh-CN/auth.js';

export const shortestPassword = 8;
const longestPassword = 64;

/** What a new password lacks, as a sentence; null when it will do. */
export function passwordProblem(next: string, current: string, number: string): string | null {
  if (next.length < shortestPassword || next.length > longestPassword)
    return authMessages.passwordLength(shortestPassword, longestPassword);
  if (!/\p{L}/u.test(next) || !/\d/.test(next)) return authMessages.passwordLettersAndDigits;
  if (next.toLowerCase().includes(number.toLowerCase())) return authMessages.passwordHasNumber;
  return next === current ? authMessages.passwordSame : null;
}
