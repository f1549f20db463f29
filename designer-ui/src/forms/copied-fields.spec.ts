import type { FormField, FormSchema } from '@xiaowu/server/contract/forms';
import { formSchema } from '@xiaowu/server/contract/forms';
import { copyFields, withNeeded } from './copied-fields';

const field = (key: string, more: Partial<FormField> = {}): FormField => ({ key, label: key, type: 'number', ...more });
const source: FormSchema = {
  title: '预算',
  sections: [
    { key: 's', title: '申请人信息', fields: [field('name', { type: 'text' })] },
    {
      key: 't',
      title: '金额',
      visibleWhen: 'isPaid = true',
      fields: [
        field('price'),
        field('count'),
        field('total', { type: 'formula', expression: 'price * count', resultType: 'number' }),
        field('note', { type: 'text', requiredWhen: 'total > 100' }),
      ],
    },
    { key: 'u', title: '其他', fields: [field('isPaid', { type: 'radio' }), field('rest')] },
  ],
  rules: [
    { check: 'count <= price', message: '件数不超过单价', fields: ['count'] },
    { check: 'count < rest', message: '件数小于余数', fields: ['count'] },
  ],
};
const form: FormSchema = {
  title: '报销',
  sections: [{ key: 't', title: '申请人信息', fields: [field('price', { label: '原有' })] }],
};
const shape = ({ sections }: FormSchema) =>
  sections.map(({ title, fields }) => `${title}: ${fields.map(({ key }) => key).join(' ')}`);

describe('fields copied from another form', () => {
  it('bring along what they cannot do without', () => {
    expect([...withNeeded(source, ['name'])]).toEqual(['name']);
    expect([...withNeeded(source, ['note'])].sort()).toEqual(['count', 'isPaid', 'note', 'price', 'total']);
  });

  it('go into the section of the same title, or bring their own under a key that is free', () => {
    const made = copyFields(source, withNeeded(source, ['name', 'note']))(form);
    expect(shape(made)).toEqual(['申请人信息: price name', '金额: price1 count total note', '其他: isPaid']);
    expect(new Set(made.sections.map(({ key }) => key)).size).toBe(3);
    expect(formSchema.safeParse(made).success).toBe(true);
  });

  it('name each other by the keys that they have now', () => {
    const made = copyFields(source, withNeeded(source, ['total']))(form);
    expect(made.sections[1]?.fields.find(({ key }) => key === 'total')?.expression).toBe('price1 * count');
  });

  it('come with the rules that are about nothing else', () => {
    const made = copyFields(source, withNeeded(source, ['total']))(form);
    expect(made.rules).toEqual([{ check: 'count <= price1', message: '件数不超过单价', fields: ['count'] }]);
    expect(copyFields(source, new Set(['name']))(form).rules).toBeUndefined();
  });

  it('leave both forms as they were', () => {
    const before = structuredClone([source, form]);
    copyFields(source, withNeeded(source, ['note']))(form);
    expect([source, form]).toEqual(before);
  });
});
