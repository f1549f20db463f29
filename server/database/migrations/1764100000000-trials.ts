import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Trial runs that a version was published with (JSON); null = none. */
export class Trials1764100000000 implements MigrationInterface {
  readonly name = 'Trials1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table definition_version add column trials longtext null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table definition_version drop column trials');
  }
}
