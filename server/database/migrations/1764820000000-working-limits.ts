import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists tell how much working time is left of a limit: the task says whether its own is measured so. */
export class WorkingLimits1764820000000 implements MigrationInterface {
  readonly name = 'WorkingLimits1764820000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table task add column is_working_limit smallint not null default 0');
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
