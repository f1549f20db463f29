import { Injectable } from '@nestjs/common';
import type { Variables } from '@xiaowu/engine';
import type { SqlValue, Transaction } from '../database/database.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import type { Actor } from './case-rows.js';
import { InstancesService } from './instances.service.js';

/** A message from outside: its name and either the case it is for or the key that the receiver waits with. */
export interface IncomingMessage {
  readonly name: string;
  readonly correlationKey: string | null;
  readonly applicationId: string | null;
  readonly messageId: string;
  readonly variables: Variables;
}

@Injectable()
export class MessagesService {
  constructor(private readonly instances: InstancesService) {}

  /** Delivers to the one receiver that waits for it; 404 when nobody does, 409 when it is not clear who. */
  async deliver(
    tx: Transaction,
    message: IncomingMessage,
    actor: Actor,
    at: string,
  ): Promise<{ applicationId: string }> {
    const { name, correlationKey, applicationId, messageId, variables } = message;
    const values: SqlValue[] = [name];
    let where = 'name = ?';
    if (applicationId !== null) {
      where += ' and instance_id = ?';
      values.push(applicationId);
    }
    if (correlationKey !== null) {
      where += ' and correlation_key = ?';
      values.push(correlationKey);
    }
    const receivers = await tx.query<{ instance_id: string; engine_job_id: string }>(
      `select instance_id, engine_job_id from subscription where ${where} limit 2`,
      values,
    );
    const [receiver] = receivers;
    if (!receiver) throw new ApiFailure(404, 'message.noReceiver', caseMessages.messageUnknown);
    if (receivers.length > 1) throw new ApiFailure(409, 'message.ambiguous', caseMessages.messageAmbiguous);
    const found = await this.instances.lock(tx, { instanceId: receiver.instance_id });
    if (!found) throw new ApiFailure(404, 'message.noReceiver', caseMessages.messageUnknown);
    await this.instances.execute(
      tx,
      found.loaded,
      { type: 'deliverMessage', at, by: null, jobId: receiver.engine_job_id, messageId, variables },
      { at, actor },
    );
    return { applicationId: receiver.instance_id };
  }
}
