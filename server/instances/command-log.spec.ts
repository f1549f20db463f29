import { databases, openTestDatabase, type TestDatabase } from '../../test/support/databases.js';
import { canonicalJson, firstBrokenCommand, logCommands, type LoggedCommand } from './command-log.js';

const at = '2026-11-23T08:00:00.000Z';
const commands: LoggedCommand[] = [
  { type: 'start', at, by: 'p1', variables: { amount: 5 } },
  { type: 'completeTask', at, by: 'p1', taskId: 't1' },
  { type: 'terminate', at, by: null },
];

describe('canonicalJson', () => {
  it('is the same for the same command, whatever the order of its properties', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(canonicalJson({ a: null, b: [{ c: 2, d: 1 }] }));
  });
});

describe.each(databases)('the command log on %s', (dialect) => {
  let opened: TestDatabase;
  beforeAll(async () => {
    opened = await openTestDatabase(dialect);
    await opened.database.transaction(async (tx) => {
      for (const id of ['a', 'b', 'c', 'd']) {
        const first = logCommands(id, { sequence: 0, hash: '' }, commands.slice(0, 2), '2026-11-23 08:00:00.000');
        const second = logCommands(id, first.end, commands.slice(2), '2026-11-23 08:00:00.000');
        for (const { statement } of [first, second]) tx.enqueue(statement.sql, statement.values);
      }
    });
  });
  afterAll(() => opened.close());

  const change = (sql: string) => opened.database.transaction((tx) => tx.execute(sql));

  it('is whole when nobody touched it', async () => {
    expect(await firstBrokenCommand(opened.database, 'a')).toBeNull();
  });

  it('shows a changed command', async () => {
    await change(
      "update command_log set command = replace(command, 't1', 't2') where instance_id = 'b' and sequence = 2",
    );
    expect(await firstBrokenCommand(opened.database, 'b')).toBe(2);
  });

  it('shows a command that was left out', async () => {
    await change("delete from command_log where instance_id = 'c' and sequence = 2");
    expect(await firstBrokenCommand(opened.database, 'c')).toBe(2);
  });

  it('shows commands taken from another case', async () => {
    await change("delete from command_log where instance_id = 'd'");
    await change("update command_log set instance_id = 'd' where instance_id = 'a'");
    expect(await firstBrokenCommand(opened.database, 'd')).toBe(1);
  });
});
