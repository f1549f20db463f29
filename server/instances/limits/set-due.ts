import type { Transaction } from '../../database/database.js';

/** When a task is due from now on, `due` as SQL time; to whom it is offered knows it, too, for 待办 by 时限. */
export function setDue(tx: Transaction, taskId: string, due: string): void {
  tx.enqueue('update task set due_at = ? where id = ?', [due, taskId]);
  tx.enqueue('update task_candidate set due_at = ? where task_id = ?', [due, taskId]);
}
