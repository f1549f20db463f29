import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { httpMessages } from '../locales/zh-CN/http.js';
import { AttemptLimit } from './attempt-limit.js';

/** Answers 429 to who asks too often, before anything else is done for them. Files of the pages do not count. */
export function limitRequests(app: NestFastifyApplication, requestsPerMinute: number): void {
  if (requestsPerMinute <= 0) return;
  const limit = new AttemptLimit(requestsPerMinute, 60_000);
  const body = { code: 'request.tooMany', message: httpMessages.tooManyRequests };
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, next) => {
    if (!request.url.startsWith('/api/')) return next();
    // a school is behind few addresses, a person has one session
    const key = request.cookies.xiaowu_session ?? request.ip;
    const now = Date.now();
    if (limit.isReached(key, now)) return void reply.status(429).header('retry-after', '60').send(body);
    limit.count(key, now);
    next();
  });
}
