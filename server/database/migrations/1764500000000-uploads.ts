import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files on their way in, piece by piece. */
export class Uploads1764500000000 implements MigrationInterface {
  readonly name = 'Uploads1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const columns = [
      `id ${id} not null primary key`, // of the file that it becomes
      `owner_id ${id} not null`,
      'name varchar(200) not null',
      'size int not null',
      'received int not null',
      'created_at datetime(3) not null',
    ];
    await runner.query(`create table upload (${columns.join(', ')})${options}`);
    await runner.query('create index upload_created on upload(created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table upload');
  }
}
