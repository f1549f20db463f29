import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was told of a task is found by the task: what asks for it is read as soon as it is done. */
export class TaskNotifications1764950000000 implements MigrationInterface {
  readonly name = 'TaskNotifications1764950000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index notification_task on notification(task_id)');
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
