import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions that become effective later; what the audit log is asked for; moves of chosen cases alone. */
export class Publications1764631000000 implements MigrationInterface {
  readonly name = 'Publications1764631000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const time = 'datetime(3)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const columns = [
      'definition_key varchar(80) not null primary key', // one at a time
      `id ${id} not null`,
      'revision int not null', // of the draft that it was made from
      'content longtext not null', // DefinitionContent as JSON
      'note varchar(500) not null',
      'migrations longtext not null', // JSON {from, plan}[]
      `effective_at ${time} not null`,
      'status varchar(20) not null', // scheduled failed
      'message varchar(1000) null', // why it failed
      `created_at ${time} not null`,
      `created_by ${id} not null`,
    ];
    await runner.query(`create table publication (${columns.join(', ')})${options}`);
    await runner.query('alter table audit_log add column item_key varchar(80) null');
    await runner.query('create index audit_log_item on audit_log(item_key, id)');
    await runner.query('create index audit_log_person on audit_log(person_id, id)');
    await runner.query('create index audit_log_action on audit_log(action, id)');
    await runner.query('create index audit_log_target on audit_log(target, id)');
    await runner.query('alter table case_migration add column instance_ids longtext null'); // JSON, null = all
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
