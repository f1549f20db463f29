/** Where to go after login: only a path of this site, never where somebody else's link wants to send people. */
export function returnPath(asked: unknown): string {
  const path = Array.isArray(asked) ? (asked as unknown[])[0] : asked;
  if (typeof path !== 'string' || !/^\/(?![/\\])/.test(path) || /[\u0000-\u001f\\]/.test(path)) return '/';
  return path.startsWith('/login') ? '/' : path;
}
