import type { FormField, FormSchema } from '../../contract/forms.js';
import { assertCarriable, carriedData, goneFields, proposedFields } from './carried-fields.js';

const field = (key: string, type: FormField['type'] = 'number'): FormField => ({ key, label: key, type });
const form = (...fields: FormField[]): FormSchema => ({ title: '', sections: [{ key: 's', title: '', fields }] });

describe('carriedData', () => {
  it('puts what was filled in under the new keys, and leaves the rest', () => {
    expect(carriedData({ tianShu: 5, reason: '长' }, { tianShu: 'days' })).toEqual({ days: 5, reason: '长' });
    expect(carriedData({ a: 1, b: 2 }, { a: 'b', b: 'a' })).toEqual({ a: 2, b: 1 });
  });

  it('prefers what is carried to what an earlier version left there', () => {
    expect(carriedData({ tianShu: 5, days: 9 }, { tianShu: 'days' })).toEqual({ days: 5 });
    expect(carriedData({ days: 9, tianShu: 5 }, { tianShu: 'days' })).toEqual({ days: 5 });
  });
});

describe('columns of detail tables', () => {
  const table = (key: string, ...columns: FormField[]): FormField => ({
    ...field(key, 'table'),
    label: '物品',
    columns,
  });
  const labelled = (key: string, label: string, type?: FormField['type']) => ({ ...field(key, type), label });
  const source = form(
    table('goods', labelled('qty', '数量'), labelled('name', '名称', 'text'), labelled('old', '旧', 'text')),
  );
  const target = form(
    table('things', labelled('count', '数量'), labelled('name', '名称', 'text'), labelled('size', '件')),
  );
  const fields = { goods: 'things', 'goods.qty': 'things.count' };

  it('are proposed as fields are, also where the table itself is called otherwise', () => {
    expect(proposedFields(source, target)).toEqual(fields);
  });

  it('get their new keys in every row, and what has none stays', () => {
    const data = { goods: [{ qty: 2, name: '桌', old: 'x' }, { name: '椅' }, null], qty: 9 };
    expect(carriedData(data, fields)).toEqual({
      qty: 9,
      things: [{ count: 2, name: '桌', old: 'x' }, { name: '椅' }, null],
    });
    expect(carriedData({ goods: 'none' }, { 'goods.qty': 'goods.count' })).toEqual({ goods: 'none' });
  });

  it('are told of where cases have filled them in and the other table has none of them', () => {
    const cases = [{ goods: [{ qty: 2, old: '' }, { old: 'x' }] }, { goods: [{ qty: 3 }] }, {}];
    expect(goneFields(source, target, cases, fields)).toEqual([
      expect.objectContaining({ key: 'goods', cases: 2 }),
      {
        ...{ key: 'goods.qty', label: '物品 · 数量', cases: 2 },
        choices: [
          { key: 'things.count', label: '物品 · 数量' },
          { key: 'things.size', label: '物品 · 件' },
        ],
      },
      { key: 'goods.old', label: '物品 · 旧', cases: 1, choices: [] },
    ]);
  });

  it.each([
    ['of a table that does not go on', { 'goods.qty': 'things.count' }],
    ['as a field', { goods: 'things', 'goods.qty': 'count' }],
    ['of another type', { goods: 'things', 'goods.old': 'things.count' }],
    ['that is there already', { goods: 'things', 'goods.old': 'things.name' }],
    ['twice', { ...fields, 'goods.old': 'things.count' }],
    ['deeper than columns are', { goods: 'things', 'goods.qty.x': 'things.count.x' }],
  ])('are not taken along %s', (_title, wrong) => {
    expect(() => assertCarriable(source, target, fields)).not.toThrow();
    expect(() => assertCarriable(source, target, wrong)).toThrow(/不能对应到/);
  });
});

describe('assertCarriable', () => {
  const source = form(field('tianShu'), field('note', 'text'), field('count'), field('reason', 'text'));
  const target = form(field('days'), field('remark', 'text'), field('reason', 'text'));

  it('lets fields go on as new ones of their type', () => {
    expect(() => assertCarriable(source, target, { tianShu: 'days', note: 'remark' })).not.toThrow();
    expect(() => assertCarriable(source, target)).not.toThrow();
  });

  it.each([
    ['of another type', { tianShu: 'remark' }],
    ['that was there before', { note: 'reason' }],
    ['that is not there', { tianShu: 'weeks' }],
    ['that another one goes on as', { tianShu: 'days', count: 'days' }],
  ])('refuses one %s', (_title, fields) => {
    expect(() => assertCarriable(source, target, fields)).toThrow(/不能对应到/);
  });

  it('refuses a field that goes on by itself, or that there is none of', () => {
    expect(() => assertCarriable(source, target, { reason: 'remark' })).toThrow(/「reason」不能对应到「remark」/);
    expect(() => assertCarriable(source, target, { other: 'days' })).toThrow(/「other」不能对应到「days」/);
  });
});
