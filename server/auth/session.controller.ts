import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type LoginRequest, loginRequest, type Session, session } from '../contract/session.js';
import type { Administers } from '../http/administers.js';
import { Answers } from '../http/answers.js';
import { ApiFailure } from '../http/api-error.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION } from '../http/permission.js';
import { ZodPipe } from '../http/zod-pipe.js';
import { authMessages } from '../locales/zh-CN/auth.js';
import { LoginService } from './login.service.js';
import { clearSessionCookie, sessionCookie, setSessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

@Controller('api/session')
export class SessionController {
  constructor(
    private readonly login: LoginService,
    private readonly sessions: SessionsService,
  ) {}

  @Post()
  @HttpCode(200)
  @SetMetadata(PERMISSION, 'public')
  @Answers(session)
  async signIn(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body(new ZodPipe(loginRequest)) body: LoginRequest,
  ): Promise<Session> {
    const personId = await this.login.check(body, request.ip);
    const before = request.cookies[sessionCookie];
    if (before !== undefined) await this.sessions.end(before);
    const { token, csrfToken, lifetimeMs } = await this.sessions.begin(personId);
    const session = await this.sessions.find(token);
    if (!session) throw new ApiFailure(401, 'session.missing', authMessages.signInFirst);
    setSessionCookie(request, reply, token, lifetimeMs);
    const { roles, administers } = session;
    return answerOf(await this.login.person(personId), roles, administers, csrfToken);
  }

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  @Answers(session)
  async current(@Req() { person, roles, administers, csrfToken }: AuthenticatedRequest): Promise<Session> {
    return answerOf(await this.login.person(person.id), roles, administers, csrfToken);
  }

  @Delete()
  @HttpCode(204)
  @SetMetadata(PERMISSION, 'signedIn')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies[sessionCookie];
    if (token !== undefined) await this.sessions.end(token);
    clearSessionCookie(request, reply);
  }
}

const answerOf = (
  person: Session['person'],
  roles: Iterable<Session['roles'][number]>,
  administers: Administers,
  csrfToken: string,
): Session => ({ person, roles: [...roles], administersAll: administers === 'all', csrfToken });
