import type { FastifyReply, FastifyRequest } from 'fastify';

/** Name of the session cookie. */
export const sessionCookie = 'xiaowu_session';

const attributes = (request: FastifyRequest) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' }) as const;

export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  lifetimeMs: number,
): void {
  void reply.setCookie(sessionCookie, token, { ...attributes(request), maxAge: Math.floor(lifetimeMs / 1000) });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(sessionCookie, attributes(request));
}
