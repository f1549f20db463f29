import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 存稿 at a step is of whoever wrote it: a task may be offered to several, handed on, or done by who stands in, and
 * what one of them has half written is nothing to the next, nor are the files in it.
 */
export class TaskDrafts1764830000000 implements MigrationInterface {
  readonly name = 'TaskDrafts1764830000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const columns = [
      `task_id ${id} not null`,
      `person_id ${id} not null`,
      'data longtext not null', // form data as JSON
      'primary key (task_id, person_id)',
    ];
    await runner.query(`create table task_draft (${columns.join(', ')})${options}`);
    await runner.query('create index task_draft_person on task_draft(person_id)');
    await runner.query(
      `insert into task_draft (task_id, person_id, data) select id, assignee, draft from task
       where draft is not null and assignee is not null and status = 'assigned'`,
    );
    await runner.query('alter table task drop column draft');
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
