import type { Dialect, Statement } from '../../database/database.js';
import { insertRows } from '../../database/insert-rows.js';
import { upsert } from '../../database/upsert.js';
import type { SavedStep } from './saved-step.js';

const kinds: Readonly<Record<string, 'assigned' | 'forwarded'>> = {
  forwardTask: 'forwarded',
  assignTask: 'assigned',
  delegateTask: 'assigned',
};

/** Rows of `handover`: what 我的指派 and 我的转办 read. */
export function handoverRows({ commands, context, book, sqlAt }: SavedStep, dialect: Dialect): Statement[] {
  const { actor } = context;
  if (actor === null) return [];
  const rows = commands.flatMap((command) => {
    const kind = kinds[command.type];
    const task = 'taskId' in command ? book.get(command.taskId)?.row : undefined;
    return kind && task ? [{ person_id: actor.id, kind, task_id: task.id, at: sqlAt }] : [];
  });
  if (rows.length === 0) return [];
  const { sql, values } = insertRows('handover', rows);
  return [{ sql: `${sql}${upsert(dialect, ['person_id', 'kind', 'task_id'], 'at = new.at')}`, values }];
}
