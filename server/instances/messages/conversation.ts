import type { Transaction } from '../../database/database.js';
import { insertRows } from '../../database/insert-rows.js';
import { upsert } from '../../database/upsert.js';

/** What a message with a key begins: at most one open case of a definition. */
export interface Conversation {
  readonly definitionKey: string;
  /** Of the message. */
  readonly name: string;
  readonly correlationKey: string;
}

/**
 * Locks the conversation until the commit, so that of messages that come at the same moment one starts a case. False
 * while the case that it started is not over.
 */
export async function mayBegin(tx: Transaction, conversation: Conversation): Promise<boolean> {
  const key = keyOf(conversation);
  const { sql, values } = insertRows('conversation', [{ ...key, instance_id: '' }]);
  // changes nothing where the row is there, but locks it
  await tx.execute(`${sql}${upsert(tx.dialect, Object.keys(key), 'instance_id = conversation.instance_id')}`, values);
  const open = await tx.query(
    `select i.id from conversation c join instance i on i.id = c.instance_id
     where c.definition_key = ? and c.name = ? and c.correlation_key = ? and i.status in ('running', 'suspended')`,
    Object.values(key),
  );
  return open.length === 0;
}

/** Remembers the case that it has started. */
export function noteBegun(tx: Transaction, conversation: Conversation, instanceId: string): void {
  tx.enqueue('update conversation set instance_id = ? where definition_key = ? and name = ? and correlation_key = ?', [
    instanceId,
    ...Object.values(keyOf(conversation)),
  ]);
}

const keyOf = ({ definitionKey, name, correlationKey }: Conversation) => ({
  definition_key: definitionKey,
  name,
  correlation_key: correlationKey,
});
