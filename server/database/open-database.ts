import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './database.js';
import { MysqlDatabase } from './mysql-database.js';
import { SqliteDatabase } from './sqlite-database.js';

/** Opens and migrates the database that `url` names; without one, the SQLite file in the data folder. */
export function openDatabase(options: { url?: string; dataFolder: string }): Promise<Database> {
  if (options.url !== undefined && options.url !== '') return MysqlDatabase.open(options.url);
  mkdirSync(options.dataFolder, { recursive: true });
  return SqliteDatabase.open(join(options.dataFolder, 'xiaowu.sqlite'));
}
