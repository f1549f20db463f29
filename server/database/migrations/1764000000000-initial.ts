import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One DDL for both dialects: SQLite takes any type name, so only the id type and the table options differ.
 * Times are UTC with milliseconds as `YYYY-MM-DD HH:MM:SS.sss`; JSON is text; money is integer cents.
 */
export class Initial1764000000000 implements MigrationInterface {
  readonly name = 'Initial1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const key = 'varchar(80)';
    const time = 'datetime(3)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const table = (name: string, columns: string[]) =>
      runner.query(`create table ${name} (${columns.join(', ')})${options}`);
    const index = (name: string, on: string, unique = false) =>
      runner.query(`create ${unique ? 'unique ' : ''}index ${name} on ${on}`);

    // organization
    await table('department', [
      `id ${id} not null primary key`,
      `parent_id ${id} null`,
      'code varchar(40) not null',
      'name varchar(100) not null',
      // ids from the root down, each followed by `/`: a subtree is a prefix
      'path varchar(500) not null',
      'path_names varchar(500) not null',
      'pinyin varchar(300) not null',
      'initials varchar(100) not null',
      'sort int not null',
    ]);
    await index('department_code', 'department(code)', true);
    await table('department_head', [
      `department_id ${id} not null`,
      `person_id ${id} not null`,
      'sort int not null',
      'primary key (department_id, person_id)',
    ]);
    await table('person', [
      `id ${id} not null primary key`,
      'number varchar(40) not null',
      'account varchar(64) not null',
      'name varchar(60) not null',
      'pinyin varchar(200) not null',
      'initials varchar(60) not null',
      'kind varchar(20) not null', // teacher student external
      `department_id ${id} null`,
      'post varchar(60) null',
      'email varchar(120) null',
      'phone varchar(40) null',
      'is_active int not null',
    ]);
    await index('person_number', 'person(number)', true);
    await index('person_account', 'person(account)', true);
    await index('person_name', 'person(name, is_active, number)');
    await index('person_pinyin', 'person(pinyin, is_active, number)');
    await index('person_initials', 'person(initials, is_active, number)');
    await index('person_department', 'person(department_id, is_active, number)');
    await index('person_post', 'person(post, is_active, number)');
    await table('employment', [
      `person_id ${id} not null`,
      `department_id ${id} not null`,
      'post varchar(60) not null',
      'is_primary int not null',
      'primary key (person_id, department_id, post)',
    ]);
    await index('employment_post', 'employment(post, department_id, person_id)');
    await table('role', [`role_key ${key} not null primary key`, 'name varchar(60) not null']);
    await table('role_member', [
      `role_key ${key} not null`,
      `person_id ${id} not null`,
      'primary key (role_key, person_id)',
    ]);
    await index('role_member_person', 'role_member(person_id, role_key)');

    // auth
    await table('credential', [
      `person_id ${id} not null primary key`,
      'password_hash varchar(200) not null',
      `changed_at ${time} not null`,
    ]);
    await table('session', [
      'token_hash varchar(64) not null primary key',
      `person_id ${id} not null`,
      'csrf_token varchar(64) not null',
      `created_at ${time} not null`,
      `expires_at ${time} not null`,
    ]);
    await index('session_person', 'session(person_id)');
    await index('session_expires', 'session(expires_at)');
    await table('login_failure', [
      'account varchar(64) not null primary key',
      'failures int not null',
      `locked_until ${time} null`,
      `last_at ${time} not null`,
    ]);

    // definitions and items
    await table('definition', [
      `definition_key ${key} not null primary key`,
      'name varchar(100) not null',
      'search_text varchar(600) not null', // key, name, pinyin, initials: lower case
      'department_code varchar(40) null',
      'topic varchar(40) not null',
      'latest_version int null',
      'draft longtext null', // DefinitionContent as JSON
      'draft_based_on int null',
      'revision int not null',
      `updated_at ${time} not null`,
      `updated_by ${id} null`,
    ]);
    await table('definition_version', [
      `definition_key ${key} not null`,
      'version int not null',
      'bpmn longtext not null',
      'form longtext not null',
      'item longtext not null',
      'print longtext not null',
      'content_hash varchar(64) not null',
      'note varchar(500) not null',
      `published_at ${time} not null`,
      `published_by ${id} null`,
      'primary key (definition_key, version)',
    ]);
    await table('item', [
      `item_key ${key} not null primary key`, // = definition_key
      'name varchar(100) not null',
      'initial varchar(1) not null',
      'search_text text not null', // name, pinyin, initials, department, topic, content: lower case
      'department_code varchar(40) not null',
      'topic varchar(40) not null',
      'audiences varchar(60) not null', // `,teacher,student,`
      'mode varchar(20) not null',
      'icon varchar(60) not null',
      'data longtext not null', // ItemData as JSON
      'definition_version int not null',
      'is_active int not null',
      'rating_count int not null',
      'rating_sum int not null',
    ]);
    await table('favorite', [
      `person_id ${id} not null`,
      `item_key ${key} not null`,
      'primary key (person_id, item_key)',
    ]);

    // cases
    await table('instance', [
      `id ${id} not null primary key`,
      'serial_number varchar(20) null',
      `item_key ${key} not null`,
      'item_name varchar(100) not null',
      'definition_version int not null',
      `applicant_id ${id} not null`,
      'applicant_name varchar(60) not null',
      'applicant_number varchar(40) not null',
      `department_id ${id} null`,
      'status varchar(20) not null', // draft running suspended completed refused terminated
      'current_steps varchar(1000) not null', // JSON string[]
      'is_returned int not null',
      'state longtext null', // InstanceState of the engine as JSON, null while a draft
      'revision int not null',
      'data longtext not null', // form data as JSON
      'trail longtext not null', // JSON {flows: string[], done: {[elementId]: {at, people: string[]}}}
      'open_tasks longtext null', // JSON: what a command has to know of its open tasks
      // the last row of its command_log
      'log_sequence int not null default 0',
      "log_hash varchar(64) not null default ''",
      `created_at ${time} not null`,
      `submitted_at ${time} null`,
      `updated_at ${time} not null`,
      `ended_at ${time} null`,
      `urged_at ${time} null`,
    ]);
    await index('instance_serial', 'instance(serial_number)', true);
    await index('instance_applicant', 'instance(applicant_id, id)');
    await index('instance_applicant_status', 'instance(applicant_id, status, id)');
    await index('instance_definition', 'instance(item_key, definition_version, status)');
    await table('task', [
      `id ${id} not null primary key`,
      `instance_id ${id} not null`,
      'engine_task_id varchar(20) not null',
      'element_id varchar(120) not null',
      'activity_id varchar(20) not null',
      'step_name varchar(200) not null',
      `assignee ${id} null`,
      'status varchar(20) not null', // offered assigned waiting completed canceled
      'origin varchar(20) not null',
      `added_by ${id} null`,
      `item_key ${key} not null`,
      'item_name varchar(100) not null',
      'serial_number varchar(20) null',
      `applicant_id ${id} not null`,
      'applicant_name varchar(60) not null',
      'applicant_number varchar(40) not null',
      `submitted_at ${time} null`,
      `created_at ${time} not null`,
      `due_at ${time} null`,
      `completed_at ${time} null`,
      'outcome varchar(20) null',
      'draft longtext null', // form data kept by 存稿, as JSON
      'urge_count int not null',
    ]);
    await index('task_assignee', 'task(assignee, status, id)');
    // without the status: finding the few open ones among a case's tasks costs less than moving every entry
    await index('task_instance', 'task(instance_id)');
    await table('task_candidate', [
      'candidate varchar(80) not null',
      `task_id ${id} not null`,
      `instance_id ${id} not null`,
      'primary key (candidate, task_id)',
    ]);
    await index('task_candidate_task', 'task_candidate(task_id)');
    await table('participation', [
      `person_id ${id} not null`,
      `instance_id ${id} not null`,
      `last_at ${time} not null`,
      `task_id ${id} not null`,
      'step_name varchar(200) not null',
      'outcome varchar(20) not null',
      'primary key (person_id, instance_id)',
    ]);
    await index('participation_last', 'participation(person_id, last_at, instance_id)');
    await table('record', [
      `id ${id} not null`,
      `instance_id ${id} not null`,
      `task_id ${id} null`,
      'element_id varchar(120) null',
      'step_name varchar(200) not null',
      `person_id ${id} null`,
      'person_name varchar(60) null',
      'person_number varchar(40) null',
      'targets text not null', // JSON {id, name, number}[]
      `started_at ${time} not null`,
      `ended_at ${time} null`,
      'state varchar(20) not null',
      'opinion text not null',
      // the lines of a case lie together, in their order
      'primary key (instance_id, id)',
    ]);
    await table('command_log', [
      `instance_id ${id} not null`,
      'sequence int not null',
      `at ${time} not null`,
      `person_id ${id} null`,
      'command longtext not null', // JSON: the engine's command, or the start request
      'previous_hash varchar(64) not null',
      'hash varchar(64) not null',
      'primary key (instance_id, sequence)',
    ]);
    await table('form_change', [
      `id ${id} not null`,
      `instance_id ${id} not null`,
      `task_id ${id} null`,
      'element_id varchar(120) null',
      `person_id ${id} not null`,
      `at ${time} not null`,
      'changes longtext not null', // JSON {[field]: {from, to}}
      'primary key (instance_id, id)',
    ]);
    await table('copy', [
      `person_id ${id} not null`,
      `instance_id ${id} not null`,
      `created_at ${time} not null`,
      `read_at ${time} null`,
      `sent_by ${id} null`,
      'primary key (person_id, instance_id)',
    ]);
    await index('copy_person', 'copy(person_id, created_at, instance_id)');
    await table('subscription', [
      `instance_id ${id} not null`,
      'engine_job_id varchar(20) not null',
      `element_id varchar(120) not null`,
      'name varchar(200) not null',
      'correlation_key varchar(200) null',
      'primary key (instance_id, engine_job_id)',
    ]);
    await index('subscription_name', 'subscription(name, correlation_key)');
    await table('serial_counter', ['period varchar(6) not null primary key', 'value int not null']);
    await table('file', [
      `id ${id} not null primary key`,
      'name varchar(255) not null',
      'type varchar(120) not null',
      'size int not null',
      `owner_id ${id} not null`,
      `instance_id ${id} null`,
      `created_at ${time} not null`,
    ]);
    await index('file_instance', 'file(instance_id)');

    // work to be done
    await table('job', [
      `id ${id} not null primary key`,
      'kind varchar(30) not null',
      `instance_id ${id} null`,
      'engine_job_id varchar(20) null',
      `task_id ${id} null`,
      'payload longtext not null',
      `due_at ${time} not null`,
      'status varchar(20) not null', // pending running dead
      'attempts int not null',
      `locked_until ${time} null`,
      'last_error text null',
      `created_at ${time} not null`,
    ]);
    await index('job_due', 'job(status, due_at, id)');
    await index('job_instance', 'job(instance_id, engine_job_id)');
    await table('notification', [
      `id ${id} not null primary key`,
      `person_id ${id} not null`,
      'kind varchar(20) not null',
      'title varchar(200) not null',
      'text varchar(1000) not null',
      `instance_id ${id} null`,
      `task_id ${id} null`,
      `created_at ${time} not null`,
      `read_at ${time} null`,
    ]);
    await index('notification_person', 'notification(person_id, id)');
    await index('notification_unread', 'notification(person_id, read_at, id)');

    // around
    await table('idempotency_key', [
      `person_id ${id} not null`,
      'idempotency_key varchar(80) not null',
      'request_hash varchar(64) not null',
      'response longtext not null',
      `created_at ${time} not null`,
      'primary key (person_id, idempotency_key)',
    ]);
    await index('idempotency_key_created', 'idempotency_key(created_at)');
    await table('audit_log', [
      `id ${id} not null primary key`,
      `person_id ${id} null`,
      `at ${time} not null`,
      'action varchar(60) not null',
      'target varchar(120) not null',
      'detail text not null',
    ]);
    await table('setting', ['setting_key varchar(80) not null primary key', 'value longtext not null']);
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
