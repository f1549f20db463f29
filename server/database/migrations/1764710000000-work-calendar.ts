import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The school's work calendar in its versions; 督办 per task, so that a case leaves the list with the step it is in for. */
export class WorkCalendar1764710000000 implements MigrationInterface {
  readonly name = 'WorkCalendar1764710000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const time = 'datetime(3)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const table = (name: string, columns: string[]) =>
      runner.query(`create table ${name} (${columns.join(', ')})${options}`);
    await table('work_calendar', [
      'version int not null primary key', // the highest counts
      'content longtext not null', // JSON {week, days, night}
      'note varchar(200) not null',
      `saved_at ${time} not null`,
      `saved_by ${id} not null`,
    ]);
    await table('task_supervision', [
      `person_id ${id} not null`,
      `task_id ${id} not null`,
      `instance_id ${id} not null`,
      `since ${time} not null`,
      `ended_at ${time} null`, // with the task
      'primary key (person_id, task_id)',
    ]);
    await runner.query('create index task_supervision_open on task_supervision(person_id, ended_at, instance_id)');
    await runner.query('create index task_supervision_task on task_supervision(task_id)');
    await runner.query('create index task_supervision_case on task_supervision(instance_id, person_id)');
    await runner.query(
      `insert into task_supervision (person_id, task_id, instance_id, since, ended_at)
       select s.person_id, t.id, s.instance_id, s.since, t.completed_at from supervision s join task t on t.instance_id = s.instance_id
       where t.due_at is not null and t.due_at <= s.since`,
    );
    await runner.query('drop table supervision');
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
