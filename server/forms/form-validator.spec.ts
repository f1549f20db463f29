import type { FormColumn, FormField, FormSchema } from '../contract/forms.js';
import { rightsAt } from './form-rights.js';
import { compileValidator } from './form-validator.js';
import { mergeWrite, writablePart } from './merge-write.js';

const formOf = (...fields: FormField[]): FormSchema => ({
  title: '测试',
  sections: [{ key: 's', title: '一', fields }],
});

/** Messages for a form with one field `f` labelled 栏目 when this value is sent at the applicant's step. */
function check(field: Partial<FormField> & Pick<FormField, 'type'>, value: unknown, complete = true): string[] {
  const form = formOf({ key: 'f', label: '栏目', ...field });
  const rights = rightsAt(form, null, true);
  const merged = mergeWrite(form, rights, { f: value }, {});
  const details = [
    ...merged.problems,
    ...compileValidator(form, rights, { complete })(writablePart(form, rights, merged.data)),
  ];
  return details.map(({ path, message }) => `${path}: ${message}`);
}

const options = [
  { value: 'a', label: '甲' },
  { value: 'b', label: '乙' },
];
const tree = [
  {
    value: 'east',
    label: '东区',
    children: [{ value: 'b1', label: '一号楼', children: [{ value: 'r101', label: '101' }] }],
  },
  { value: 'west', label: '西区' },
];
const columns: FormColumn[] = [
  { key: 'name', label: '名称', type: 'text', required: true, maxLength: 4 },
  { key: 'count', label: '数量', type: 'number', precision: 0, min: 1 },
];

type Case = [title: string, field: Partial<FormField> & Pick<FormField, 'type'>, value: unknown];

const valid: Case[] = [
  ['text', { type: 'text' }, '你好'],
  ['text as long as allowed', { type: 'text' }, '字'.repeat(500)],
  ['text counted in characters, not UTF-16 units', { type: 'text', maxLength: 2 }, '𠮷𠮷'],
  ['text whose ends are trimmed', { type: 'text', maxLength: 2 }, '  你好  '],
  ['mobile', { type: 'text', format: 'mobile' }, '19900001234'],
  ['phone: mobile', { type: 'text', format: 'phone' }, '19900001234'],
  ['phone: land line', { type: 'text', format: 'phone' }, '0571-87150000'],
  ['phone: extension', { type: 'text', format: 'phone' }, '0571-87150000-8012'],
  ['phone: short number', { type: 'text', format: 'phone' }, '661234'],
  ['email', { type: 'text', format: 'email' }, 'someone@demo.invalid'],
  ['identity number', { type: 'text', format: 'identityNumber' }, '11010519491231002X'],
  ['textarea', { type: 'textarea' }, '第一行\n第二行'],
  ['number', { type: 'number', min: 0, max: 15, precision: 0 }, 15],
  ['number with decimals', { type: 'number', precision: 2 }, 0.29],
  ['negative number', { type: 'number' }, -3.5],
  ['money', { type: 'money', min: 10000 }, 10000],
  ['date', { type: 'date' }, '2024-02-29'],
  ['datetime', { type: 'datetime' }, '2026-11-10T08:30:00.000Z'],
  ['datetime of another offset', { type: 'datetime' }, '2026-11-10T16:30:00+08:00'],
  ['time', { type: 'time' }, '23:59'],
  ['time with seconds', { type: 'time' }, '8:05:30'],
  ['date range', { type: 'dateRange' }, ['2026-11-10', '2026-11-10']],
  ['select', { type: 'select', options }, 'a'],
  ['cascade', { type: 'cascade', options: tree }, ['east', 'b1', 'r101']],
  ['cascade whose leaves are of different depth', { type: 'cascade', options: tree }, ['west']],
  ['picture', { type: 'picture' }, ['f1']],
  ['signature', { type: 'signature' }, 'f1'],
  ['rich text', { type: 'richText' }, '<p>说明<script>alert(1)</script></p>'],
  ['formula, which counts for nothing', { type: 'formula', expression: '1' }, 7],
  ['radio', { type: 'radio', options }, 'b'],
  ['checkbox', { type: 'checkbox', options }, ['a', 'b']],
  ['person', { type: 'person' }, ['p1', 'p2']],
  ['reviewer', { type: 'reviewer' }, 'p1'],
  ['department', { type: 'department' }, 'd1'],
  ['attachment', { type: 'attachment', maxFiles: 2 }, ['f1', 'f2']],
  ['table', { type: 'table', columns }, [{ name: '桌子', count: 2 }, { name: '椅子' }]],
  ['empty', { type: 'text' }, ''],
  ['null', { type: 'number' }, null],
];

const invalid: [...Case, message: string][] = [
  ['text that is a number', { type: 'text' }, 5, 'f: 「栏目」的内容类型不正确'],
  ['text that is too long', { type: 'text' }, '字'.repeat(501), 'f: 「栏目」最多 500 个字'],
  ['text over its own limit', { type: 'text', maxLength: 3 }, '一二三四', 'f: 「栏目」最多 3 个字'],
  ['text that is too short', { type: 'text', minLength: 2 }, '一', 'f: 「栏目」至少 2 个字'],
  ['spaces where text is required', { type: 'text', required: true }, '   ', 'f: 请填写「栏目」'],
  ['mobile of 10 digits', { type: 'text', format: 'mobile' }, '1990000123', 'f: 「栏目」应为 11 位手机号码'],
  ['phone with letters', { type: 'text', format: 'phone' }, 'call me', 'f: 「栏目」应为手机号码、固定电话或短号'],
  [
    'email without @',
    { type: 'text', format: 'email' },
    'someone',
    'f: 「栏目」应为电子邮箱地址，例如 name@example.com',
  ],
  [
    'identity number: check digit',
    { type: 'text', format: 'identityNumber' },
    '110105194912310021',
    'f: 「栏目」应为有效的 18 位身份证号码',
  ],
  [
    'identity number: birthday',
    { type: 'text', format: 'identityNumber' },
    '11010519490231002X',
    'f: 「栏目」应为有效的 18 位身份证号码',
  ],
  ['textarea that is too long', { type: 'textarea' }, '字'.repeat(5001), 'f: 「栏目」最多 5000 个字'],
  ['number as text', { type: 'number' }, '5', 'f: 「栏目」的内容类型不正确'],
  ['number below', { type: 'number', min: 1 }, 0, 'f: 「栏目」不能小于 1'],
  ['number above', { type: 'number', max: 15 }, 16, 'f: 「栏目」不能大于 15'],
  ['number with too many decimals', { type: 'number', precision: 1 }, 0.25, 'f: 「栏目」最多 1 位小数'],
  ['fraction where an integer is asked', { type: 'number', precision: 0 }, 1.5, 'f: 「栏目」应为整数'],
  ['money with a fraction of a cent', { type: 'money' }, 100.5, 'f: 「栏目」应以分为单位的整数金额提交'],
  ['negative money', { type: 'money' }, -1, 'f: 「栏目」不能小于 0 元'],
  ['money below, said in yuan', { type: 'money', min: 10050 }, 10000, 'f: 「栏目」不能小于 100.5 元'],
  ['money above, said in yuan', { type: 'money', max: 2000000 }, 2000001, 'f: 「栏目」不能大于 20000 元'],
  ['money beyond reason', { type: 'money' }, 1e15, 'f: 「栏目」不能大于 100000000000 元'],
  ['date that does not exist', { type: 'date' }, '2026-02-29', 'f: 「栏目」应为有效的日期'],
  ['date in another notation', { type: 'date' }, '2026/02/01', 'f: 「栏目」应为有效的日期'],
  ['datetime without zone', { type: 'datetime' }, '2026-02-01T10:00:00', 'f: 「栏目」应为有效的日期和时间'],
  ['datetime that does not exist', { type: 'datetime' }, '2026-13-01T10:00:00Z', 'f: 「栏目」应为有效的日期和时间'],
  ['time that does not exist', { type: 'time' }, '24:00', 'f: 「栏目」应为有效的时间，例如 14:30'],
  ['range of one date', { type: 'dateRange' }, ['2026-11-10'], 'f: 「栏目」请选择开始日期和结束日期'],
  [
    'range of three dates',
    { type: 'dateRange' },
    ['2026-11-10', '2026-11-11', '2026-11-12'],
    'f: 「栏目」请选择开始日期和结束日期',
  ],
  [
    'range that ends before it begins',
    { type: 'dateRange' },
    ['2026-11-11', '2026-11-10'],
    'f: 「栏目」的结束日期不能早于开始日期',
  ],
  [
    'cascade that stops half-way',
    { type: 'cascade', options: tree },
    ['east', 'b1'],
    'f: 「栏目」请从给出的选项中选择',
  ],
  ['more people than asked for', { type: 'person', maxPeople: 1 }, ['p1', 'p2'], 'f: 「栏目」最多选择 1 人'],
  ['no signature', { type: 'signature', required: true }, null, 'f: 请完成「栏目」'],
  ['rich text of nothing', { type: 'richText', required: true }, '<p><br></p>', 'f: 请填写「栏目」'],
  ['select of something else', { type: 'select', options }, 'c', 'f: 「栏目」请从给出的选项中选择'],
  ['select without options', { type: 'select' }, 'c', 'f: 「栏目」请从给出的选项中选择'],
  ['radio of several', { type: 'radio', options }, ['a'], 'f: 「栏目」请从给出的选项中选择'],
  ['checkbox of something else', { type: 'checkbox', options }, ['a', 'c'], 'f: 「栏目」请从给出的选项中选择'],
  ['checkbox twice', { type: 'checkbox', options }, ['a', 'a'], 'f: 「栏目」中有重复的内容'],
  ['checkbox that is no list', { type: 'checkbox', options }, 'a', 'f: 「栏目」的内容类型不正确'],
  ['person that is no list', { type: 'person' }, 'p1', 'f: 「栏目」的内容类型不正确'],
  ['too many people', { type: 'person' }, Array.from({ length: 101 }, (_, i) => `p${i}`), 'f: 「栏目」最多选择 100 人'],
  ['several reviewers', { type: 'reviewer' }, ['p1'], 'f: 「栏目」的内容类型不正确'],
  ['department that is a number', { type: 'department' }, 7, 'f: 「栏目」的内容类型不正确'],
  ['too many files', { type: 'attachment', maxFiles: 1 }, ['f1', 'f2'], 'f: 「栏目」最多上传 1 个文件'],
  ['file ids that are no text', { type: 'attachment' }, [{}], 'f: 「栏目」的内容类型不正确'],
  ['too many rows', { type: 'table', columns, maxRows: 1 }, [{ name: '一' }, { name: '二' }], 'f: 「栏目」最多 1 行'],
  [
    'row without a required cell',
    { type: 'table', columns },
    [{ name: '一' }, { count: 1 }],
    'f.1.name: 请填写「栏目」第 2 行「名称」',
  ],
  [
    'cell that is too long',
    { type: 'table', columns },
    [{ name: '一二三四五' }],
    'f.0.name: 「栏目」第 1 行「名称」最多 4 个字',
  ],
  [
    'cell of the wrong type',
    { type: 'table', columns },
    [{ name: '一', count: 'x' }],
    'f.0.count: 「栏目」第 1 行「数量」的内容类型不正确',
  ],
  ['row that is no object', { type: 'table', columns }, ['x'], 'f.0: 「栏目」第 1 行的内容类型不正确'],
  ['table that is no list', { type: 'table', columns }, { 0: {} }, 'f: 「栏目」的内容类型不正确'],
  ['table without rows where one is required', { type: 'table', columns, required: true }, [], 'f: 请填写「栏目」'],
  ['nothing chosen', { type: 'select', options, required: true }, null, 'f: 请选择「栏目」'],
  ['nothing uploaded', { type: 'attachment', required: true }, [], 'f: 请上传「栏目」'],
  ['a value for a static text', { type: 'static', text: '承诺' }, 'x', 'f: 「栏目」在本步骤不能修改'],
];

describe('compileValidator', () => {
  it.each(valid)('accepts %s', (_title, field, value) => {
    expect(check(field, value)).toEqual([]);
  });

  it.each(invalid)('refuses %s', (_title, field, value, message) => {
    expect(check(field, value)).toEqual([message]);
  });

  it('lets drafts be half-typed and beyond their limits, but keeps types and what a form may hold at all', () => {
    expect(check({ type: 'text', format: 'mobile', minLength: 11 }, '199', false)).toEqual([]);
    expect(check({ type: 'text', required: true }, '', false)).toEqual([]);
    expect(check({ type: 'money', min: 10000 }, 1, false)).toEqual([]);
    expect(check({ type: 'table', columns }, [{ count: 1 }], false)).toEqual([]);
    expect(check({ type: 'text', maxLength: 2 }, '一二三', false)).toEqual([]);
    expect(check({ type: 'number', max: 2 }, 3, false)).toEqual([]);
    expect(check({ type: 'text' }, '长'.repeat(501), false)).toEqual(['f: 「栏目」最多 500 个字']);
    expect(check({ type: 'number' }, 'x', false)).toEqual(['f: 「栏目」的内容类型不正确']);
  });

  it('names everything that is wrong at once, once per field', () => {
    const form = formOf(
      { key: 'a', label: '甲', type: 'text', required: true },
      { key: 'b', label: '乙', type: 'text', format: 'email', minLength: 5 },
    );
    const rights = rightsAt(form, null, true);
    expect(compileValidator(form, rights, { complete: true })({ b: 'x' }).map(({ path }) => path)).toEqual(['a', 'b']);
  });
});
