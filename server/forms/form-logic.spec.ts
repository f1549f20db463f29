import { formStateOf } from '../contract/form-logic.js';
import type { FieldRightKind, FormData, FormSchema } from '../contract/forms.js';
import { evaluatorAt } from './form-expressions.js';
import { rightsAt } from './form-rights.js';
import { mergeWrite } from './merge-write.js';
import { changedKeys, logicProblems, settleWrite } from './settle-write.js';
import { decideForView } from './view-logic.js';
import { visibleForm } from './visible-form.js';

const at = '2026-11-10T18:00:00.000Z'; // the 11th in the school
const evaluate = evaluatorAt(at, 'Asia/Shanghai');

const form: FormSchema = {
  title: '用车',
  sections: [
    {
      key: 'trip',
      title: '行程',
      fields: [
        {
          key: 'kind',
          label: '类型',
          type: 'radio',
          options: [
            { value: 'in', label: '市内' },
            { value: 'out', label: '出市' },
          ],
        },
        { key: 'useDate', label: '用车日期', type: 'date', required: true },
        { key: 'city', label: '目的城市', type: 'text', required: true, visibleWhen: 'kind = "out"' },
        { key: 'hotel', label: '住宿', type: 'text', visibleWhen: 'city != null' },
        { key: 'note', label: '说明', type: 'text', requiredWhen: 'count(goods) > 1' },
        {
          key: 'goods',
          label: '物品',
          type: 'table',
          columns: [
            { key: 'name', label: '名称', type: 'text', required: true },
            { key: 'count', label: '数量', type: 'number' },
            { key: 'price', label: '单价', type: 'money' },
            { key: 'sum', label: '小计', type: 'formula', expression: 'count * price', resultType: 'money' },
            { key: 'why', label: '原因', type: 'text', required: true, visibleWhen: 'sum > 10000' },
          ],
        },
        { key: 'total', label: '合计', type: 'formula', expression: 'sum(goods.sum)', resultType: 'money' },
        {
          key: 'tier',
          label: '级别',
          type: 'formula',
          expression: 'if total > 20000 then "高" else "低"',
          resultType: 'text',
        },
      ],
    },
    {
      key: 'abroad',
      title: '出市',
      visibleWhen: 'kind = "out"',
      fields: [{ key: 'leader', label: '带队', type: 'text', required: true }],
    },
    {
      key: 'car',
      title: '里程',
      fields: [
        { key: 'before', label: '出车里程', type: 'number' },
        { key: 'after', label: '收车里程', type: 'number' },
      ],
    },
  ],
  rules: [
    { check: 'date(useDate) >= today()', message: '用车日期不能早于今天', fields: ['useDate'] },
    { check: 'after >= before', message: '收车里程不能小于出车里程', fields: ['after', 'before'] },
    { check: 'count > 0', message: '数量应大于 0', fields: ['goods.count'] },
  ],
};
const all = rightsAt(form, null, true);

function write(sent: FormData, current: FormData = {}, rights: Readonly<Record<string, FieldRightKind>> = all) {
  const settled = settleWrite(form, rights, mergeWrite(form, rights, sent, current), evaluate, true);
  const problems = logicProblems(form, rights, settled, evaluate).map(({ path, message }) => `${path}: ${message}`);
  return { ...settled, problems, changed: changedKeys(current, settled.data) };
}

describe('formulas', () => {
  it('are worked out over rows and over one another, whatever was sent for them', () => {
    const { data } = write({
      total: 1,
      goods: [
        { name: '桌', count: 2, price: 10050, sum: 1, why: '旧的坏了' },
        { name: '椅', count: 3, price: 1000 },
      ],
    });
    expect(data).toMatchObject({ total: 23100, tier: '高', goods: [{ sum: 20100 }, { sum: 3000 }] });
  });

  it('have no value while something is missing', () => {
    const { data } = write({ goods: [{ name: '桌', count: 2 }] });
    expect(data['total']).toBeUndefined();
    expect(data['goods']).toEqual([{ name: '桌', count: 2 }]);
  });

  it('stay as they were at a step that changes nothing', () => {
    const current = { total: 5, useDate: '2026-11-12' };
    expect(write({ useDate: '2026-11-12' }, current)).toMatchObject({ data: { total: 5 }, changed: ['tier'] });
  });

  it('do not keep rows from being added', () => {
    const current = { goods: [{ name: '桌', count: 1, price: 1, sum: 1 }] };
    const goods = [...current.goods, { name: '椅' }];
    expect(mergeWrite(form, all, { goods }, current).problems).toEqual([]);
  });
});

describe('linked visibility', () => {
  it('drops what is hidden, also what depends on it, and asks nothing of it', () => {
    const { data, state } = write({ kind: 'in', city: '宁波', hotel: '旅馆', leader: '许明远', useDate: '2026-11-12' });
    expect(data).toEqual({ kind: 'in', useDate: '2026-11-12', tier: '低' });
    expect([...state.hidden]).toEqual(['city', 'hotel', 'leader']);
  });

  it('keeps it in a draft, as the applicant may change back', () => {
    const merged = mergeWrite(form, all, { kind: 'in', city: '宁波' }, {});
    expect(settleWrite(form, all, merged, evaluate, false).data).toMatchObject({ city: '宁波' });
  });

  it('keeps what the step may not write', () => {
    const rights = { ...all, city: 'read' as const };
    expect(write({ kind: 'in' }, { city: '宁波' }, rights).data).toMatchObject({ city: '宁波' });
  });

  it('is of each row by itself', () => {
    const { state } = write({
      goods: [
        { name: '桌', count: 2, price: 10050 },
        { name: '椅', count: 1, price: 1 },
      ],
    });
    expect(state.hidden.has('goods.0.why')).toBe(false);
    expect(state.hidden.has('goods.1.why')).toBe(true);
  });
});

describe('linked requiredness and rules', () => {
  const goods = [
    { name: '桌', count: 1 },
    { name: '椅', count: 1 },
  ];

  it('requires a field while the condition holds', () => {
    expect(write({ goods }).problems).toEqual(['note: 请填写「说明」']);
    expect(write({ goods, note: '搬家' }).problems).toEqual([]);
    expect(write({ goods: goods.slice(1) }).problems).toEqual([]);
  });

  it.each<[string, FormData, string[]]>([
    ['today in the school, not in UTC', { useDate: '2026-11-11' }, []],
    ['yesterday in the school', { useDate: '2026-11-10' }, ['useDate: 用车日期不能早于今天']],
    ['nothing while a value is missing', { before: 5 }, []],
    ['two fields against each other', { before: 5, after: 4 }, ['after: 收车里程不能小于出车里程']],
    ['a row', { goods: [{ name: '桌', count: 0 }] }, ['goods.0.count: 数量应大于 0']],
  ])('checks %s', (_what, sent, problems) => {
    expect(write(sent).problems).toEqual(problems);
  });

  it('asks a step only about what it may write', () => {
    const rights = { ...all, useDate: 'read' as const, after: 'read' as const };
    const current = { useDate: '2020-01-01', after: 1 };
    expect(write({ before: 5 }, current, rights).problems).toEqual(['before: 收车里程不能小于出车里程']);
  });
});

describe('decideForView', () => {
  const seen = (data: FormData, rights: Readonly<Record<string, FieldRightKind>>) => {
    const decided = decideForView(form, data, rights, evaluate);
    return visibleForm(decided.form, data, decided.rights);
  };

  it('leaves to the page what the person writes', () => {
    const { schema } = seen({}, all);
    expect(schema).toEqual(form);
  });

  it('decides for a reader, who gets neither expressions nor what is hidden', () => {
    const readers = Object.fromEntries(Object.keys(all).map((path) => [path, 'read' as const]));
    const { schema } = seen({ kind: 'in' }, readers);
    expect(JSON.stringify(schema)).not.toMatch(/Kind|visibleWhen|expression|check|requiredWhen/);
    expect(schema.sections.flatMap(({ fields }) => fields.map(({ key }) => key))).not.toContain('city');
    expect(schema.sections.map(({ key }) => key)).toEqual(['trip', 'car']);
    expect(seen({ kind: 'out' }, readers).schema.sections.map(({ key }) => key)).toEqual(['trip', 'abroad', 'car']);
  });

  it('does not betray a hidden field by an expression over it', () => {
    const rights = { ...all, kind: 'hidden' as const };
    const { schema } = seen({ kind: 'in' }, rights);
    expect(JSON.stringify(schema)).not.toContain('kind');
    expect(formStateOf(schema, {}, evaluate).hidden.has('city')).toBe(false);
    expect(schema.sections.flatMap(({ fields }) => fields.map(({ key }) => key))).not.toContain('city');
  });
});
