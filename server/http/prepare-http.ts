import { join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import serveStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readConfiguration } from '../configuration.js';
import { ApiErrorFilter } from './api-error.filter.js';
import { limitRequests } from './limit-requests.js';

/** Largest JSON body; a definition with its drawing is the largest there is. */
export const bodyLimitBytes = 3 * 1024 * 1024;
/** Largest uploaded file. */
export const uploadLimitBytes = 20 * 1024 * 1024;

/** Largest piece of a file that is uploaded piece by piece. */
const pieceLimitBytes = 2 * 1024 * 1024;

/** Everything of HTTP that is not a route: headers, cookies, compression, files of both UIs, errors. */
export async function prepareHttp(app: NestFastifyApplication): Promise<void> {
  app.useGlobalFilters(new ApiErrorFilter());
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Element Plus and bpmn-js place things with style attributes
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        // the way in may be plain HTTP behind the school's own gateway
        upgradeInsecureRequests: null,
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: false,
  });
  await app.register(cookie);
  limitRequests(app, readConfiguration(process.env).requestsPerMinute);
  keepAnswersOutOfCaches(app);
  await app.register(compress, { global: true, threshold: 1024, encodings: ['gzip'] });
  await app.register(multipart, { limits: { fileSize: uploadLimitBytes, files: 1, fields: 4 } });
  // pieces of uploads
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser(
      'application/octet-stream',
      { parseAs: 'buffer', bodyLimit: pieceLimitBytes },
      (_request: unknown, body: unknown, done: (error: Error | null, body: unknown) => void) => done(null, body),
    );
  await prepareFiles(app);
}

/** What one person sees is nothing for a proxy's or a shared computer's cache; a route may say otherwise. */
function keepAnswersOutOfCaches(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, next) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    next();
  });
}

/** How files of both UIs are sent; which, the controller of pages asks for each time: a build may replace them. */
async function prepareFiles(app: NestFastifyApplication): Promise<void> {
  await app.register(serveStatic, {
    serve: false,
    dotfiles: 'ignore',
    // the build puts them there
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      // names of built assets carry a hash of what is in them
      const isHashed = path.includes(`${join('dist', 'assets')}`);
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}
