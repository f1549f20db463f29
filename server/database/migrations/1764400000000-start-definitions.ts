import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of several definitions of a start event the row is for. */
export class StartDefinitions1764400000000 implements MigrationInterface {
  readonly name = 'StartDefinitions1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table start_event add column definition_index int not null default 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table start_event drop column definition_index');
  }
}
