import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { RoleKey } from '../contract/people.js';
import { ApiFailure } from '../http/api-error.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION, type Permission } from '../http/permission.js';
import { authMessages } from '../locales/zh-CN/auth.js';
import { sessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Which roles fulfil a permission; a system administrator may do what a process administrator may. */
const fulfilledBy: Record<Exclude<Permission, 'public' | 'signedIn'>, readonly RoleKey[]> = {
  processAdministrator: ['processAdministrator', 'systemAdministrator'],
  /** Reads what administrators and auditors read. */
  overseer: ['processAdministrator', 'auditor', 'systemAdministrator'],
  auditor: ['auditor', 'systemAdministrator'],
  systemAdministrator: ['systemAdministrator'],
};

/** Before every route: who is it (cookie), did our page ask (CSRF token), may they (the route's permission). */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    if (permission === 'public') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const token = request.cookies[sessionCookie];
    const session = token === undefined ? null : await this.sessions.find(token);
    if (!session) throw new ApiFailure(401, 'session.missing', authMessages.signInFirst);
    if (!safeMethods.has(request.method) && request.headers['x-csrf-token'] !== session.csrfToken)
      throw new ApiFailure(403, 'csrf.invalid', authMessages.csrf);
    // a route that declares nothing is open to nobody
    const isAllowed =
      permission !== undefined &&
      (permission === 'signedIn' || fulfilledBy[permission].some((role) => session.roles.includes(role)));
    if (!isAllowed) throw new ApiFailure(403, 'permission.denied', authMessages.denied);
    request.person = session.person;
    request.roles = session.roles;
    request.groups = session.groups;
    request.administers = session.administers;
    request.csrfToken = session.csrfToken;
    return true;
  }
}
