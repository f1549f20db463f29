import { Injectable } from '@nestjs/common';
import type { Command, InstanceState, Variables } from '@xiaowu/engine';
import { auditLog } from '../audit/audit-log.js';
import type { MoveTokenRequest } from '../contract/administration.js';
import type { CaseActResult } from '../contract/instances.js';
import type { Transaction } from '../database/database.js';
import { toSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import type { Actor } from './case-rows.js';
import { correlateJob } from './correlate-job.js';
import { InstancesService } from './instances.service.js';
import { Outbox } from './outbox.js';
import { tokenPlaces } from './token-places.js';

type Act =
  | { readonly type: 'suspend' }
  | { readonly type: 'resume' }
  | { readonly type: 'terminate' }
  | ({ readonly type: 'moveToken' } & Pick<MoveTokenRequest, 'from' | 'to'>)
  | { readonly type: 'setVariables'; readonly variables: Variables }
  | { readonly type: 'retryIncident'; readonly incidentId: string };

/** What administrators do to running cases; each act is a line of the audit log. */
@Injectable()
export class CaseAdministrationService {
  constructor(
    private readonly instances: InstancesService,
    private readonly outbox: Outbox,
  ) {}

  async act(tx: Transaction, id: string, act: Act, actor: Actor, reason = ''): Promise<CaseActResult> {
    const found = await this.instances.lock(tx, { instanceId: id });
    if (!found?.loaded.state) throw new ApiFailure(404, 'application.notFound', caseMessages.applicationNotFound);
    const at = new Date().toISOString();
    const command: Command = { ...act, at, by: actor.id };
    const { status } = await this.instances.execute(tx, found.loaded, command, { at, actor, opinion: reason });
    const { type, ...detail } = readable(act, found.loaded.state);
    auditLog(tx, {
      personId: actor.id,
      action: `instance.${type}`,
      target: id,
      itemKey: found.loaded.row.item_key,
      detail: { serialNumber: found.loaded.row.serial_number, ...detail, reason },
    });
    if (type === 'resume') {
      // not any more one that goes on with its definition
      tx.enqueue('delete from suspended_case where instance_id = ?', [id]);
      await this.wake(tx, id, at);
    }
    return { status };
  }

  /** Messages that came while the case was suspended were kept. */
  private async wake(tx: Transaction, id: string, at: string): Promise<void> {
    const names = await tx.query<{ name: string }>(
      "select distinct name from subscription where instance_id = ? and kind = 'message'",
      [id],
    );
    const sqlAt = toSqlTime(at);
    this.outbox.add(
      tx,
      names.map(({ name }) => correlateJob(name, sqlAt)),
      sqlAt,
    );
  }
}

/** The act as people read it in the log: places by their element. */
function readable(act: Act, state: InstanceState): { type: Act['type']; [name: string]: unknown } {
  if (act.type !== 'moveToken') return act;
  const place = JSON.stringify(act.from);
  const from = tokenPlaces(state).find((token) => JSON.stringify(token.place) === place)?.elementId ?? null;
  return { type: act.type, from, to: 'elementId' in act.to ? act.to.elementId : act.to.flowId };
}
