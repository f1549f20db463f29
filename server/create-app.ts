import { randomUUID } from 'node:crypto';
import type { NestInterceptor } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { AppModule } from './app.module.js';
import { type Database } from './database/database.js';
import { bodyLimitBytes, prepareHttp } from './http/prepare-http.js';
import { httpMessages } from './locales/zh-CN/http.js';

/** The HTTP application on an opened database; not listening yet. `interceptors` stand around every route. */
export async function createApp(
  database: Database,
  interceptors: NestInterceptor[] = [],
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyLimitBytes,
    trustProxy: process.env.XIAOWU_TRUST_PROXY === '1',
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    // an address that cannot be decoded never reaches a route or the filter of errors
    frameworkErrors: (_error: unknown, _request: unknown, reply: FastifyReply) =>
      reply.status(404).send({ code: 'route.notFound', message: httpMessages.notFound }),
    logger:
      process.env.XIAOWU_LOG_REQUESTS === '1'
        ? { redact: ['req.headers.cookie', 'req.headers["x-csrf-token"]'] }
        : false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(database), adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  app.useGlobalInterceptors(...interceptors);
  await prepareHttp(app);
  app.enableShutdownHooks();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
