import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Approver rules ask for everybody of a kind (校外人员), by number. */
export class PersonKinds1764935000000 implements MigrationInterface {
  readonly name = 'PersonKinds1764935000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index person_kind on person(kind, is_active, number)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      runner.dataSource.options.type === 'better-sqlite3'
        ? 'drop index person_kind'
        : 'drop index person_kind on person',
    );
  }
}
