import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 代理: who stands in for whom, when and for what; both names in the record. */
export class Delegations1764610000000 implements MigrationInterface {
  readonly name = 'Delegations1764610000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const columns = [
      `id ${id} not null primary key`,
      `person_id ${id} not null`,
      `stand_in_id ${id} not null`,
      'starts_at datetime(3) not null',
      'ends_at datetime(3) not null',
      'item_keys text null', // JSON array; null = all items
      'includes_open smallint not null',
      'reason varchar(200) not null',
      'created_at datetime(3) not null',
    ];
    await runner.query(`create table delegation (${columns.join(', ')})${options}`);
    await runner.query('create index delegation_person on delegation(person_id, ends_at)');
    await runner.query('create index delegation_stand_in on delegation(stand_in_id, ends_at)');
    await runner.query('alter table record add column on_behalf_of text null'); // JSON {id, name, number}
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
