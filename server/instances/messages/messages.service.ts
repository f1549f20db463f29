import { Injectable } from '@nestjs/common';
import type { Variables } from '@xiaowu/engine';
import type { Transaction } from '../../database/database.js';
import { fromSqlTime, toSqlTime } from '../../database/sql-time.js';
import { insertRows } from '../../database/insert-rows.js';
import { isUniqueViolation } from '../../database/is-unique-violation.js';
import { ApiFailure } from '../../http/api-error.js';
import { caseMessages } from '../../locales/zh-CN/cases.js';
import type { Actor } from '../case-rows.js';
import { correlateJob } from './correlate-job.js';
import { addRecord } from '../events-to-rows/records.js';
import { stepName } from '../events-to-rows/saved-step.js';
import { InstancesService } from '../instances.service.js';
import { findReceiver, waitsSuspended, type MessageAddress, type Receiver } from './message-receiver.js';
import { Outbox } from '../outbox.js';
import { StartEventsService } from './start-events.service.js';

/** A message from outside or from another case. */
export interface IncomingMessage extends MessageAddress {
  /** The sender's id of it: delivered once, however often it comes. */
  readonly messageId: string;
  readonly variables: Variables;
  /** How long it waits for a receiver that is not there yet. */
  readonly timeToLiveMs: number;
}

/** Who took it; a message that is kept has no receiver yet. */
export type Delivery =
  { readonly applicationId: string } | { readonly applicationId: null; readonly keptUntil: string };

interface KeptRow {
  id: string;
  name: string;
  correlation_key: string | null;
  instance_id: string | null;
  sender_id: string | null;
  variables: string;
}

/** Messages find the one case that waits for them, start one, or are kept until one waits. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly instances: InstancesService,
    private readonly starts: StartEventsService,
    private readonly outbox: Outbox,
  ) {}

  /** 404 when nobody waits for it and it may not wait either, 409 when it is not clear who. `actor` null = a case. */
  async deliver(tx: Transaction, message: IncomingMessage, actor: Actor | null, at: string): Promise<Delivery> {
    const taken = await this.give(tx, message, actor, at);
    if (taken !== null) return { applicationId: taken };
    if (message.timeToLiveMs <= 0) throw new ApiFailure(404, 'message.noReceiver', caseMessages.messageUnknown);
    return this.keep(tx, message, at);
  }

  /** Brings a kept message to whoever waits for it now, if anybody does. */
  async deliverKept(tx: Transaction, id: string, at: string): Promise<void> {
    const [row] = await tx.query<KeptRow>('select * from message where id = ? and expires_at > ?', [id, toSqlTime(at)]);
    if (!row) return;
    const message: IncomingMessage = {
      name: row.name,
      correlationKey: row.correlation_key,
      applicationId: row.instance_id,
      senderId: row.sender_id,
      messageId: row.id,
      variables: JSON.parse(row.variables) as Variables,
      timeToLiveMs: 0,
    };
    const taken = await this.give(tx, message, null, at);
    // whoever is told of it locks the case first: only one of them finds the row
    if (taken !== null && (await tx.execute('delete from message where id = ?', [id])) === 0)
      throw new Error('Expected the kept message, but it was delivered meanwhile.');
  }

  private async give(tx: Transaction, message: IncomingMessage, actor: Actor | null, at: string) {
    const receiver = await findReceiver(tx, message);
    if (receiver === 'several') throw new ApiFailure(409, 'message.ambiguous', caseMessages.messageAmbiguous);
    if (receiver !== null) return this.giveTo(tx, receiver, message, actor, at);
    // a key belongs to a conversation, but may begin it, too
    if (message.applicationId !== null) return null;
    if (await waitsSuspended(tx, message)) return null;
    return this.starts.byMessage(tx, message, actor, at);
  }

  private async giveTo(
    tx: Transaction,
    { instanceId, jobId }: Receiver,
    { messageId, variables, name }: IncomingMessage,
    actor: Actor | null,
    at: string,
  ): Promise<string | null> {
    const found = await this.instances.lock(tx, { instanceId });
    const job = found?.loaded.state?.jobs.find(({ id }) => id === jobId);
    if (!found || !job || found.loaded.row.status !== 'running') return null;
    const { loaded } = found;
    const command = { type: 'deliverMessage', at, by: null, jobId, messageId, variables } as const;
    await this.instances.execute(tx, loaded, command, { at, actor });
    addRecord(tx, instanceId, toSqlTime(at), {
      state: 'messageReceived',
      step: stepName(loaded.definition, job.elementId),
      elementId: job.elementId,
      person: actor,
      opinion: name,
    });
    return instanceId;
  }

  private async keep(tx: Transaction, message: IncomingMessage, at: string): Promise<Delivery> {
    const { messageId, name, correlationKey, applicationId, senderId, variables, timeToLiveMs } = message;
    const expiresAt = toSqlTime(new Date(Date.parse(at) + timeToLiveMs));
    const row = {
      id: messageId,
      name,
      correlation_key: correlationKey,
      instance_id: applicationId,
      sender_id: senderId,
      variables: JSON.stringify(variables),
      created_at: toSqlTime(at),
      expires_at: expiresAt,
    };
    const { sql, values } = insertRows('message', [row]);
    try {
      await tx.execute(sql, values);
    } catch (error) {
      // the same message once more, while the first is still kept
      if (!isUniqueViolation(error)) throw error;
    }
    // a receiver that came in this very moment has not seen it
    this.outbox.add(tx, [correlateJob(name, toSqlTime(at))], toSqlTime(at));
    return { applicationId: null, keptUntil: fromSqlTime(expiresAt) };
  }
}
