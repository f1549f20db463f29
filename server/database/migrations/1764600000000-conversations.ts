import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases that a message with a key has started, and cases that were suspended with their definition. */
export class Conversations1764600000000 implements MigrationInterface {
  readonly name = 'Conversations1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const key = 'varchar(80)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const table = (name: string, columns: string[]) =>
      runner.query(`create table ${name} (${columns.join(', ')})${options}`);
    await table('conversation', [
      `definition_key ${key} not null`,
      'name varchar(200) not null', // of the message
      'correlation_key varchar(200) not null',
      `instance_id ${id} not null`, // the last case that it started; empty while it is being started
      'primary key (definition_key, name, correlation_key)',
    ]);
    await table('suspended_case', [
      `definition_key ${key} not null`,
      `instance_id ${id} not null`,
      'primary key (definition_key, instance_id)',
    ]);
    await runner.query('create index suspended_case_instance on suspended_case(instance_id)');
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
