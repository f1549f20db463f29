import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Process administrators of some departments alone; who has no row administers the whole school. */
export class AdministeredDepartments1764632000000 implements MigrationInterface {
  readonly name = 'AdministeredDepartments1764632000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const columns = [
      `person_id ${id} not null`,
      `department_id ${id} not null`,
      'primary key (person_id, department_id)',
    ];
    await runner.query(`create table administered_department (${columns.join(', ')})${options}`);
    await runner.query('create index definition_department on definition(department_code, updated_at)');
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
