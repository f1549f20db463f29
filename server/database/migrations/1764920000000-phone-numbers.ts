import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a code was last sent to each number, whoever asked: a row of its own, so that those who ask at once wait for it. */
export class PhoneNumbers1764920000000 implements MigrationInterface {
  readonly name = 'PhoneNumbers1764920000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    await runner.query(
      `create table phone_number (phone varchar(20) not null primary key, code_sent_at datetime(3) not null)${options}`,
    );
    await runner.query(
      'insert into phone_number (phone, code_sent_at) select phone, max(sent_at) from phone_code group by phone',
    );
    await runner.query(`drop index phone_code_phone${isMysql ? ' on phone_code' : ''}`);
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
