import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the portal's pages keep: handed-on tasks, 督办, ratings, 常用意见, notices, files offered for download. */
export class Portal1764300000000 implements MigrationInterface {
  readonly name = 'Portal1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    const key = 'varchar(80)';
    const time = 'datetime(3)';
    const options = isMysql ? ' engine=InnoDB default charset=utf8mb4 collate=utf8mb4_bin' : '';
    const table = (name: string, columns: string[]) =>
      runner.query(`create table ${name} (${columns.join(', ')})${options}`);
    const index = (name: string, on: string) => runner.query(`create index ${name} on ${on}`);

    // 我的指派 and 我的转办: tasks that a person gave to others
    await table('handover', [
      `person_id ${id} not null`,
      'kind varchar(20) not null', // assigned forwarded
      `task_id ${id} not null`,
      `at ${time} not null`,
      'primary key (person_id, kind, task_id)',
    ]);
    // 我的督办: cases with a step whose time is over, for whoever answers for them
    await table('supervision', [
      `person_id ${id} not null`,
      `instance_id ${id} not null`,
      `since ${time} not null`,
      'primary key (person_id, instance_id)',
    ]);
    await table('rating', [
      // of its own: the case's id would tell who rated without a name
      `id ${id} not null primary key`,
      `instance_id ${id} not null`,
      `item_key ${key} not null`,
      `person_id ${id} not null`,
      'person_name varchar(60) not null',
      'score int not null', // 1–5
      'comment varchar(500) not null',
      'is_anonymous int not null',
      `created_at ${time} not null`,
    ]);
    await runner.query('create unique index rating_instance on rating(instance_id)');
    await index('rating_item', 'rating(item_key, id)');
    await table('opinion_phrase', [
      `person_id ${id} not null`,
      'sort int not null',
      'text varchar(200) not null',
      'primary key (person_id, sort)',
    ]);
    await table('notice', [
      `id ${id} not null primary key`,
      'title varchar(100) not null',
      'text text not null',
      'is_pinned int not null',
      `published_at ${time} not null`,
      `published_by ${id} not null`,
    ]);
    await index('notice_order', 'notice(is_pinned, id)');
    await table('download', [
      `id ${id} not null primary key`,
      'name varchar(100) not null',
      'note varchar(300) not null',
      `file_id ${id} not null`,
      `created_at ${time} not null`,
      `created_by ${id} not null`,
    ]);
    await index('download_file', 'download(file_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['handover', 'supervision', 'rating', 'opinion_phrase', 'notice', 'download'])
      await runner.query(`drop table ${table}`);
  }
}
