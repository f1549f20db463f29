import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Print pages beside the main one. */
export class Printing1764620000000 implements MigrationInterface {
  readonly name = 'Printing1764620000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table definition_version add column print_templates longtext null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table definition_version drop column print_templates');
  }
}
