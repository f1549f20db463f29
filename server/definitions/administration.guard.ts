import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Database } from '../database/database.js';
import { ADMINISTERS, readsOf, type Administered } from '../http/administers.js';
import { ApiFailure } from '../http/api-error.js';
import type { AuthenticatedRequest } from '../http/authenticated-request.js';
import { PERMISSION, type Permission } from '../http/permission.js';
import { definitionMessages } from '../locales/zh-CN/definitions.js';
import { administersItem } from '../http/administered-items.js';

/** Tables by which an address leads to an item. */
const itemOf: Record<'definition' | 'instance' | 'migration', { readonly param: string; readonly sql: string | null }> =
  {
    definition: { param: 'key', sql: null },
    instance: { param: 'id', sql: 'select item_key from instance where id = ?' },
    migration: { param: 'id', sql: 'select definition_key as item_key from case_migration where id = ?' },
  };

/**
 * After the session guard, before every route of process administrators: who administers some departments alone
 * touches only their items. A route that does not say what it is about is closed to them.
 */
@Injectable()
export class AdministrationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, context.getHandler());
    if (permission !== 'processAdministrator' && permission !== 'overseer') return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (readsOf(request) === 'all' && (request.administers === 'all' || permission === 'overseer')) return true;
    const about = this.reflector.get<Administered | undefined>(ADMINISTERS, context.getHandler());
    if (about === 'several' || about === 'nothing') return true;
    if (about === undefined) throw new ApiFailure(403, 'permission.wholeSchool', definitionMessages.wholeSchool);
    if (!(await this.isTheirs(about, request)))
      throw new ApiFailure(403, 'permission.otherDepartment', definitionMessages.otherDepartment);
    return true;
  }

  private async isTheirs(about: keyof typeof itemOf, request: AuthenticatedRequest): Promise<boolean> {
    const { param, sql } = itemOf[about];
    const id = (request.params as Record<string, string | undefined>)[param] ?? '';
    const key = sql === null ? id : (await this.database.query<{ item_key: string }>(sql, [id]))[0]?.item_key;
    // what there is not is not found, by whoever is asked for it
    return key === undefined || administersItem(this.database, request.administers, key);
  }
}
