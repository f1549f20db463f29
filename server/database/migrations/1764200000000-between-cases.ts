import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions beside the drawing, cases that start or call each other, messages that wait, incidents, moves to versions. */
export class BetweenCases1764200000000 implements MigrationInterface {
  readonly name = 'BetweenCases1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const key = 'varchar(80)';
    const time = 'datetime(3)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const table = (name: string, columns: string[]) =>
      runner.query(`create table ${name} (${columns.join(', ')})${options}`);
    const index = (name: string, on: string) => runner.query(`create index ${name} on ${on}`);
    const column = (on: string, definition: string) => runner.query(`alter table ${on} add column ${definition}`);

    await column('definition_version', 'decisions longtext null'); // JSON {name, dmn}[]
    await column('definition', 'is_suspended int not null default 0');
    // what the latest version of a definition offers to others by id: its processes and decisions
    await table('callable_element', [
      'kind varchar(20) not null', // process decision
      'element_id varchar(120) not null',
      `definition_key ${key} not null`,
      'primary key (kind, element_id, definition_key)',
    ]);
    await index('callable_element_definition', 'callable_element(definition_key)');
    // start events of the latest version that something else than a person fires; timers are rows of job, too
    await table('start_event', [
      `definition_key ${key} not null`,
      'element_id varchar(120) not null',
      'version int not null',
      'process_id varchar(120) not null',
      'kind varchar(20) not null', // message signal conditional timer
      'name varchar(200) not null', // of the message or signal, else empty
      'primary key (definition_key, element_id, kind, name)',
    ]);
    await index('start_event_name', 'start_event(kind, name)');
    // the case that called this one, or sent the message that started it
    await column('instance', `parent_id ${id} null`);
    await column('instance', 'parent_job_id varchar(20) null'); // the caller's job; null when it was only started
    await index('instance_parent', 'instance(parent_id, parent_job_id)');
    await column('subscription', "kind varchar(20) not null default 'message'"); // message signal
    // messages that came before their receiver
    await table('message', [
      'id varchar(80) not null primary key', // the sender's id of it
      'name varchar(200) not null',
      'correlation_key varchar(200) null',
      `instance_id ${id} null`, // addressed to this case alone
      `sender_id ${id} null`, // the case that sent it
      'variables longtext not null',
      `created_at ${time} not null`,
      `expires_at ${time} not null`,
    ]);
    await index('message_name', 'message(name, correlation_key)');
    await index('message_expires', 'message(expires_at)');
    await table('incident', [
      `id ${id} not null primary key`,
      `instance_id ${id} not null`,
      'engine_incident_id varchar(20) not null',
      `item_key ${key} not null`,
      'element_id varchar(120) not null',
      'code varchar(80) not null',
      'data longtext not null',
      `created_at ${time} not null`,
    ]);
    await index('incident_instance', 'incident(instance_id, engine_incident_id)');
    await index('incident_item', 'incident(item_key, id)');
    // running cases moved to another version, one after the other
    await table('case_migration', [
      `id ${id} not null primary key`,
      `definition_key ${key} not null`,
      'from_version int not null',
      'to_version int not null',
      'plan longtext not null', // JSON MigrationPlan
      'status varchar(20) not null', // running done
      'total int not null',
      'migrated int not null',
      'failed int not null',
      `last_instance_id ${id} null`,
      `created_at ${time} not null`,
      `created_by ${id} not null`,
      `finished_at ${time} null`,
    ]);
    await index('case_migration_definition', 'case_migration(definition_key, id)');
    await table('case_migration_failure', [
      `migration_id ${id} not null`,
      `instance_id ${id} not null`,
      'code varchar(80) not null',
      'message varchar(500) not null',
      'primary key (migration_id, instance_id)',
    ]);
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
