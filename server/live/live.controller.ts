import { Controller, Get, type BeforeApplicationShutdown, Req, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sessionCookie } from '../auth/session-cookie.js';
import { SessionsService } from '../auth/sessions.service.js';
import type { LiveChange } from '../contract/live.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { Database } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { principalsOf } from '../organization/stand-ins.js';
import { LiveBus } from './live-bus.js';

/** A comment line keeps proxies from closing a quiet connection; whether the session still is one is looked up then. */
const beatMs = 25_000;

@Controller('api/live')
export class LiveController implements BeforeApplicationShutdown {
  private readonly open = new Set<() => void>();

  constructor(
    private readonly bus: LiveBus,
    private readonly sessions: SessionsService,
    private readonly database: Database,
  ) {}

  beforeApplicationShutdown(): void {
    for (const end of [...this.open]) end();
  }

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  follow(@Req() request: AuthenticatedRequest, @Res() reply: FastifyReply): void {
    const keys = new Set([request.person.id, ...request.groups]);
    // what whom they stand in for gets is theirs, too
    let principals = new Set<string>();
    const standIn = () =>
      principalsOf(this.database, request.person.id, toSqlTime(new Date())).then(
        (found) => (principals = new Set(found.map(({ id }) => id))),
        () => undefined,
      );
    void standIn();
    const token = request.cookies[sessionCookie] ?? '';
    reply.hijack();
    const stream = reply.raw;
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // a proxy in front must pass on what comes at once
      'x-accel-buffering': 'no',
    });
    stream.write('retry: 5000\n\n');
    const stop = this.bus.listen(({ instanceId, keys: concerned }) => {
      if (!concerned.some((key) => keys.has(key) || principals.has(key))) return;
      if (instanceId === null) void standIn();
      const change: LiveChange = { applicationId: instanceId };
      stream.write(`event: change\ndata: ${JSON.stringify(change)}\n\n`);
    });
    const beat = setInterval(() => {
      void standIn();
      void this.sessions.find(token).then(
        (session) => (session ? stream.write(':\n\n') : end()),
        () => undefined,
      );
    }, beatMs);
    const end = () => {
      clearInterval(beat);
      stop();
      this.open.delete(end);
      stream.end();
    };
    this.open.add(end);
    stream.on('close', end);
  }
}
