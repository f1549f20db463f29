import type { FieldDefault, FieldType, FormSchema } from '../contract/forms.js';
import { defaultValues } from './default-values.js';

const applicant = {
  id: 'p1',
  number: '2003000053',
  name: '许明远',
  phone: '19900001234',
  email: null,
  department_id: 'd1',
  department_name: '图信中心',
};
const time = { at: '2026-11-10T17:30:00.000Z', timeZone: 'Asia/Shanghai' };

const first = (type: FieldType, value: FieldDefault) => {
  const form: FormSchema = {
    title: '',
    sections: [{ key: 's', title: '', fields: [{ key: 'f', label: '栏目', type, default: value }] }],
  };
  return defaultValues(form, applicant, time)['f'];
};

describe('defaultValues', () => {
  it.each<[FieldType, FieldDefault, unknown]>([
    ['text', { from: 'applicant.name' }, '许明远'],
    ['text', { from: 'applicant.number' }, '2003000053'],
    ['text', { from: 'applicant.department' }, '图信中心'],
    ['department', { from: 'applicant.department' }, 'd1'],
    ['person', { from: 'applicant.name' }, ['p1']],
    ['text', { from: 'applicant.phone' }, '19900001234'],
    ['text', { from: 'applicant.email' }, undefined],
    ['datetime', { from: 'now' }, '2026-11-10T17:30:00.000Z'],
    ['date', { from: 'now' }, '2026-11-11'],
    ['number', { value: 3 }, 3],
    ['checkbox', { value: 'a' }, ['a']],
  ])('fills %s from %j', (type, value, expected) => {
    expect(first(type, value)).toEqual(expected);
  });
});
