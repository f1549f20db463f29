import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that are offered with an item; when and to whom a notice is shown. */
export class ItemFiles1764621000000 implements MigrationInterface {
  readonly name = 'ItemFiles1764621000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const columns = [
      `file_id ${id} not null primary key`,
      'definition_key varchar(80) not null',
      // 0 = only drafts name it: administrators alone may read it
      'is_published int not null',
    ];
    await runner.query(`create table definition_file (${columns.join(', ')})${options}`);
    // days of the school, YYYY-MM-DD, the last one included
    await runner.query('alter table notice add column shown_from varchar(10) null');
    await runner.query('alter table notice add column shown_until varchar(10) null');
    // `,teacher,student,` or null for everybody
    await runner.query('alter table notice add column audiences varchar(60) null');
    await runner.query('alter table notice add column withdrawn_at datetime(3) null');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['shown_from', 'shown_until', 'audiences', 'withdrawn_at'])
      await runner.query(`alter table notice drop column ${column}`);
    await runner.query('drop table definition_file');
  }
}
