import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 待办 by 时限 reads one index range per key, as it does by arrival: what is offered knows when it is due. */
export class DueTasks1764940000000 implements MigrationInterface {
  readonly name = 'DueTasks1764940000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table task_candidate add column due_at datetime(3) null');
    await runner.query('update task_candidate set due_at = (select t.due_at from task t where t.id = task_id)');
    await runner.query('create index task_candidate_due on task_candidate(candidate, due_at, task_id)');
    await runner.query('create index task_assignee_due on task(assignee, status, due_at, id)');
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
