import type { FieldRightKind, FormSchema } from '../contract/forms.js';
import { mergeWrite } from './merge-write.js';

const form: FormSchema = {
  title: '测试',
  sections: [
    {
      key: 's',
      title: '一',
      fields: [
        { key: 'reason', label: '事由', type: 'text' },
        { key: 'at', label: '时间', type: 'datetime' },
        {
          key: 'goods',
          label: '物品',
          type: 'table',
          columns: [
            { key: 'name', label: '名称', type: 'text' },
            { key: 'price', label: '单价', type: 'money' },
          ],
        },
      ],
    },
  ],
};
const messages = (
  rights: Record<string, FieldRightKind>,
  sent: Record<string, unknown>,
  current: Record<string, unknown>,
) => mergeWrite(form, rights, sent, current).problems.map(({ path, message }) => `${path}: ${message}`);

describe('mergeWrite', () => {
  const current = {
    reason: '旧',
    at: '2026-11-10T08:30:00.000Z',
    goods: [
      { name: '桌', price: 100 },
      { name: '椅', price: 50 },
    ],
  };

  it.each<[right: FieldRightKind, sent: string, problems: string[]]>([
    ['hidden', '旧', ['reason: 「事由」在本步骤不能修改']],
    ['hidden', '新', ['reason: 「事由」在本步骤不能修改']],
    ['read', '旧', []],
    ['read', ' 旧 ', []],
    ['read', '新', ['reason: 「事由」在本步骤不能修改']],
    ['read', '', ['reason: 「事由」在本步骤不能修改']],
    ['write', '新', []],
    ['required', '新', []],
  ])('holds a %s field against %j', (right, sent, problems) => {
    expect(messages({ reason: right }, { reason: sent }, current)).toEqual(problems);
  });

  it('refuses fields that the form does not have', () => {
    const sent = JSON.parse('{"nothing":1,"__proto__":{"x":1}}') as Record<string, unknown>;
    expect(mergeWrite(form, {}, sent, current).problems.map(({ path }) => path)).toEqual(['nothing', '__proto__']);
  });

  it('keeps what is not named and what the step does not see', () => {
    const { data, changedKeys } = mergeWrite(
      form,
      { reason: 'write', at: 'hidden' },
      { reason: '新' },
      { ...current, extra: 1 },
    );
    expect(data).toEqual({ ...current, extra: 1, reason: '新' });
    expect(changedKeys).toEqual(['reason']);
  });

  it('empties a field with null and sees no change in another notation of the same value', () => {
    const sent = { reason: null, at: '2026-11-10T16:30+08:00' };
    const { data, changedKeys } = mergeWrite(form, { reason: 'write', at: 'write' }, sent, current);
    expect(changedKeys).toEqual(['reason']);
    expect(data).not.toHaveProperty('reason');
    expect(data['at']).toBe(current.at);
  });

  describe('of a table with columns that the step may not write', () => {
    const rights = { goods: 'write', 'goods.name': 'read', 'goods.price': 'write' } as const;

    it('lays the written cells over the kept ones', () => {
      const { data, problems } = mergeWrite(form, rights, { goods: [{ price: 1 }, { name: '椅', price: 2 }] }, current);
      expect(problems).toEqual([]);
      expect(data['goods']).toEqual([
        { name: '桌', price: 1 },
        { name: '椅', price: 2 },
      ]);
    });

    it('refuses a changed cell', () => {
      expect(messages(rights, { goods: [{ name: '床', price: 1 }, {}] }, current)).toEqual([
        'goods.0.name: 「物品」第 1 行「名称」在本步骤不能修改',
      ]);
    });

    it('refuses more or fewer rows', () => {
      expect(messages(rights, { goods: [{ price: 1 }] }, current)).toEqual(['goods: 「物品」在本步骤不能增加或删除行']);
      expect(messages(rights, { goods: [] }, current)).toEqual(['goods: 「物品」在本步骤不能增加或删除行']);
    });

    it('keeps hidden cells that the page never saw', () => {
      const { data } = mergeWrite(
        form,
        { ...rights, 'goods.name': 'hidden' },
        { goods: [{ price: 1 }, { price: 2 }] },
        current,
      );
      expect(data['goods']).toEqual([
        { name: '桌', price: 1 },
        { name: '椅', price: 2 },
      ]);
      expect(messages({ ...rights, 'goods.name': 'hidden' }, { goods: [{ name: '桌' }, {}] }, current)).toHaveLength(1);
    });
  });

  it('adds and removes rows where all columns may be written', () => {
    const rights = { goods: 'write', 'goods.name': 'write', 'goods.price': 'write' } as const;
    const { data, problems } = mergeWrite(form, rights, { goods: [{ name: '床' }] }, current);
    expect(problems).toEqual([]);
    expect(data['goods']).toEqual([{ name: '床' }]);
  });
});
