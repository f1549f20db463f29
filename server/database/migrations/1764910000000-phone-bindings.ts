import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Phone numbers that people have proved to be theirs, for text messages; what stands in `person.phone` is only what they
 * wrote. A number belongs to whoever proved it last: numbers are given away anew.
 */
export class PhoneBindings1764910000000 implements MigrationInterface {
  readonly name = 'PhoneBindings1764910000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const time = 'datetime(3)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const table = (name: string, columns: string[]) =>
      runner.query(`create table ${name} (${columns.join(', ')})${options}`);
    await table('phone_binding', [
      `person_id ${id} not null primary key`,
      'phone varchar(20) not null',
      `bound_at ${time} not null`,
    ]);
    await runner.query('create unique index phone_binding_phone on phone_binding(phone)');
    // the last code of each person
    await table('phone_code', [
      `person_id ${id} not null primary key`,
      'phone varchar(20) not null',
      'code_hash varchar(64) null', // null = used up
      'wrong_tries int not null',
      `sent_at ${time} not null`,
      `counted_since ${time} not null`,
      'sent_count int not null', // since then
    ]);
    await runner.query('create index phone_code_phone on phone_code(phone, sent_at)');
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
