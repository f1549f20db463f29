import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What belongs to a decision besides its words: the handwritten signature and attachments. */
export class DecisionPapers1764720000000 implements MigrationInterface {
  readonly name = 'DecisionPapers1764720000000';

  async up(runner: QueryRunner): Promise<void> {
    const isMysql = runner.dataSource.options.type !== 'better-sqlite3';
    const id = isMysql ? 'varchar(40) character set ascii collate ascii_bin' : 'varchar(40)';
    await runner.query(`alter table record add column signature ${id} null`); // file
    await runner.query('alter table record add column files text null'); // JSON {id, name, type, size}[]
  }

  async down(): Promise<void> {
    throw new Error('Expected only forward migrations, but down() was called.');
  }
}
