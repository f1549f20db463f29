import { createHash } from 'node:crypto';
import type { Command, CommandOrigin, StartRequest, Variables } from '@xiaowu/engine';
import type { MigrationPlan } from '../contract/migration-plan.js';
import type { Reader, Statement } from '../database/database.js';
import { insertRows } from '../database/insert-rows.js';

/** What the engine was asked: the start of the case, then its commands. */
export type LoggedCommand =
  ({ readonly type: 'start' } & StartRequest) | ({ readonly type: 'migrate' } & MigrateRequest) | Command;

/** A case is taken over to another version of its definition. */
export interface MigrateRequest extends CommandOrigin {
  readonly version: number;
  readonly plan: MigrationPlan;
  /** Values of the form that only this version reads. */
  readonly variables?: Variables;
}

/** The last row of a case's log; sequence 0 with an empty hash before the first. */
export interface LogEnd {
  readonly sequence: number;
  readonly hash: string;
}

/** A row of `command_log`. */
export interface LogRow {
  instance_id: string;
  sequence: number;
  command: string;
  previous_hash: string;
  hash: string;
}

/** JSON with sorted keys: the same command gives the same text, whatever made it. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** The hash covers case, position and command, and the hash before it: no row can be changed, moved or left out. */
export function chainHash(previousHash: string, instanceId: string, sequence: number, command: string): string {
  return createHash('sha256').update(`${previousHash}\n${instanceId}\n${sequence}\n${command}`).digest('hex');
}

/** The insert that adds commands to the log, each chained to the one before it. */
export function logCommands(
  instanceId: string,
  end: LogEnd,
  commands: readonly LoggedCommand[],
  sqlAt: string,
): { statement: Statement; end: LogEnd } {
  let { sequence, hash } = end;
  const rows = commands.map((command) => {
    const text = canonicalJson(command);
    const previous_hash = hash;
    sequence += 1;
    hash = chainHash(previous_hash, instanceId, sequence, text);
    return { instance_id: instanceId, sequence, at: sqlAt, person_id: command.by, command: text, previous_hash, hash };
  });
  return { statement: insertRows('command_log', rows), end: { sequence, hash } };
}

/** Sequence number of the first row of the case's log that was changed, moved or left out; null when none was. */
export async function firstBrokenCommand(reader: Reader, instanceId: string): Promise<number | null> {
  const rows = await reader.query<LogRow>(
    'select instance_id, sequence, command, previous_hash, hash from command_log where instance_id = ? order by sequence',
    [instanceId],
  );
  let previous = '';
  for (const [index, row] of rows.entries()) {
    const expected = chainHash(previous, instanceId, index + 1, row.command);
    if (row.sequence !== index + 1 || row.previous_hash !== previous || row.hash !== expected) return index + 1;
    previous = row.hash;
  }
  return null;
}
