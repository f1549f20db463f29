import { insertRows } from './insert-rows.js';
import { mergeWrites } from './merge-writes.js';

const task = (id: string) => insertRows('task', [{ id, name: `name ${id}` }]);
const update = (id: string) => ({ sql: 'update instance set revision = 1 where id = ?', values: [id] });

describe('writes of several transactions', () => {
  it('become one insert where they insert the same columns of a table', () => {
    expect(mergeWrites([[task('a')], [task('b')], [task('c')]])).toEqual([
      {
        sql: 'insert into task (id, name) values (?, ?), (?, ?), (?, ?)',
        values: ['a', 'name a', 'b', 'name b', 'c', 'name c'],
      },
    ]);
  });

  it('stay apart where the columns or what happens to a row already there differ', () => {
    const other = insertRows('task', [{ id: 'b', name: null }]);
    const upserted = insertRows('task', [{ id: 'c', name: 'c' }], ' on conflict (id) do nothing');
    expect(mergeWrites([[task('a')], [other], [upserted]])).toHaveLength(3);
  });

  it('keep the order of each transaction', () => {
    const first = [update('a'), task('a'), { sql: 'delete from job where task_id = ?', values: ['a'] }];
    const second = [task('b'), update('b'), task('b2')];
    const merged = mergeWrites([first, second]);
    const at = (sql: string, value: string) =>
      merged.findIndex((one) => one.sql.startsWith(sql) && (one.values ?? []).includes(value));
    expect(at('update', 'a')).toBeLessThan(at('insert', 'a'));
    expect(at('insert', 'a')).toBeLessThan(at('delete', 'a'));
    expect(at('insert', 'b')).toBeLessThan(at('update', 'b'));
    expect(at('update', 'b')).toBeLessThan(at('insert', 'b2'));
    expect(merged.flatMap(({ values }) => values ?? [])).toHaveLength(2 + 1 + 1 + 1 + 2 + 2);
  });

  it('of one transaction are not merged: the later may need the earlier', () => {
    expect(mergeWrites([[task('a'), task('a2')]])).toEqual(
      [task('a'), task('a2')].map(({ sql, values }) => expect.objectContaining({ sql, values })),
    );
  });
});
