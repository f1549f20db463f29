import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { httpMessages } from '../locales/zh-CN/http.js';
import { AttemptLimit } from './attempt-limit.js';
import type { AuthenticatedRequest } from './authenticated-request.js';
import { KnownSessions } from './known-sessions.js';

const windowMs = 60_000;
/** A school is behind few addresses: before they are signed in, that many people share one. */
const peoplePerAddress = 10;

/** Answers 429 to who asks too often, before anything else is done for them. Files of the pages do not count. */
export function limitRequests(app: NestFastifyApplication, requestsPerMinute: number): void {
  if (requestsPerMinute <= 0) return;
  const perSession = new AttemptLimit(requestsPerMinute, windowMs);
  const perAddress = new AttemptLimit(requestsPerMinute * peoplePerAddress, windowMs);
  // a cookie is only a claim until the guard has found its session
  const sessions = new KnownSessions(10 * windowMs);
  const body = { code: 'request.tooMany', message: httpMessages.tooManyRequests };
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, next) => {
    if (!request.url.startsWith('/api/')) return next();
    const token = request.cookies.xiaowu_session;
    const isKnown = token !== undefined && sessions.has(token);
    const [limit, key] = isKnown ? [perSession, token] : [perAddress, request.ip];
    const now = Date.now();
    if (limit.isReached(key, now)) return void reply.status(429).header('retry-after', '60').send(body);
    limit.count(key, now);
    next();
  });
  fastify.addHook('onResponse', (request, _reply, done) => {
    const token = request.cookies.xiaowu_session;
    if (token !== undefined && (request as Partial<AuthenticatedRequest>).person) {
      const now = Date.now();
      if (!sessions.has(token)) perSession.count(token, now);
      sessions.add(token, now);
    }
    done();
  });
}
