import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who edits a definition now. */
export class EditLocks1764630000000 implements MigrationInterface {
  readonly name = 'EditLocks1764630000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const columns = [
      'definition_key varchar(80) not null primary key',
      `person_id ${id} not null`,
      'page varchar(80) not null', // the open page: one person may have two
      'since datetime(3) not null',
      'seen_at datetime(3) not null',
    ];
    await runner.query(`create table edit_lock (${columns.join(', ')})${options}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table edit_lock');
  }
}
