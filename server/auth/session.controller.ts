import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type LoginRequest, loginRequest, type Session } from '../contract/session.js';
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
    return { person: await this.login.person(personId), roles: [...session.roles], csrfToken };
  }

  @Get()
  @SetMetadata(PERMISSION, 'signedIn')
  async current(@Req() { person, roles, csrfToken }: AuthenticatedRequest): Promise<Session> {
    return { person: await this.login.person(person.id), roles: [...roles], csrfToken };
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
