import type { FormColumn, FormField, FormSchema } from '../contract/forms.js';
import { newDefinition } from '../locales/zh-CN/new-definition.js';
import { checkDefinition } from './check-definition.js';
import { formProblems } from './form-problems.js';

const formOf = (...fields: FormField[]): FormSchema => ({
  title: '测试',
  sections: [{ key: 's', title: '一', fields }],
});
const text = (key: string): FormField => ({ key, label: key, type: 'text' });
const table = (...columns: FormColumn[]): FormField => ({ key: 't', label: '明细', type: 'table', columns });
const reckoned = (expression: string): FormField => ({ key: 'sum', label: '合计', type: 'formula', expression });
const codes = (form: FormSchema) => formProblems(form).map(({ code }) => code);

describe('formProblems', () => {
  it('finds nothing in a form that is right', () => {
    const options = [{ value: 'a', label: '甲' }];
    expect(
      codes(formOf(text('a'), { ...text('b'), type: 'select', options }, table({ ...text('a'), min: 1, max: 1 }))),
    ).toEqual([]);
  });

  it('takes a name in a filter for a column of the filtered table', () => {
    expect(codes(formOf(table(text('a')), reckoned('count(t[a = "x"])')))).toEqual([]);
    expect(codes(formOf(table(text('a')), reckoned('count(t[b = "x"])')))).toEqual(['form.expressionUnknownField']);
    expect(codes(formOf(table(text('a')), reckoned('a')))).toEqual(['form.expressionUnknownField']);
  });

  it.each<[string, FormField[], string[]]>([
    ['a key twice', [text('a'), text('b'), text('a')], ['form.duplicateKey']],
    ['a column twice', [table(text('a'), text('a'))], ['form.duplicateColumn']],
    [
      'a key that every object has',
      [text('constructor'), table(text('toString'))],
      ['form.reservedKey', 'form.reservedKey'],
    ],
    ['a choice without options', [{ ...text('a'), type: 'radio' }], ['form.optionsMissing']],
    [
      'an option twice',
      [
        {
          ...text('a'),
          type: 'checkbox',
          options: [
            { value: 'x', label: '甲' },
            { value: 'x', label: '乙' },
          ],
        },
      ],
      ['form.duplicateOption'],
    ],
    ['a choice without options in a table', [table({ ...text('a'), type: 'select' })], ['form.optionsMissing']],
    ['a table without columns', [table()], ['form.columnsMissing']],
    ['a table in a table', [table({ ...text('a'), type: 'table' })], ['form.columnType']],
    [
      'limits that leave nothing',
      [
        { ...text('a'), minLength: 9, maxLength: 2 },
        { ...text('b'), min: 2, max: 1 },
      ],
      ['form.limitsCross', 'form.limitsCross'],
    ],
  ])('finds %s', (_title, fields, expected) => {
    expect(codes(formOf(...fields))).toEqual(expected);
  });
});

describe('checkDefinition', () => {
  const found = async (settings: string, fields: FormField[]) => {
    const { bpmn } = newDefinition('test', '测试');
    const problems = await checkDefinition({
      bpmn: bpmn.replace('<xiaowu:approver kind="applicant" />', settings),
      form: formOf(...fields),
    });
    const errors = problems.filter(({ severity }) => severity === 'error');
    return errors.map(({ severity, code, elementId }) => `${severity} ${code} ${elementId}`);
  };

  it('lets a step name fields, columns and person fields that are there', async () => {
    const settings = `<xiaowu:approver kind="field" value="who" /><xiaowu:fieldRight field="t.a" right="read" /><xiaowu:fieldRight field="who" right="write" />`;
    expect(await found(settings, [{ ...text('who'), type: 'reviewer' }, table(text('a'))])).toEqual([]);
  });

  it.each([
    [
      'a field',
      '<xiaowu:approver kind="applicant" /><xiaowu:fieldRight field="x" right="read" />',
      'fieldRight.unknownField',
    ],
    [
      'a column',
      '<xiaowu:approver kind="applicant" /><xiaowu:fieldRight field="t.x" right="read" />',
      'fieldRight.unknownField',
    ],
    ['an approver field', '<xiaowu:approver kind="field" value="x" />', 'approver.unknownField'],
    ['a text as approver', '<xiaowu:approver kind="field" value="a" />', 'form.approverFieldType'],
  ])('finds %s that is not there', async (_title, settings, code) => {
    expect(await found(settings, [text('a'), table(text('a'))])).toEqual([`error ${code} UserTask_1`]);
  });
});

describe('checkDefinition', () => {
  it('warns of a process that nobody but the applicant works on', async () => {
    const { bpmn, form } = newDefinition('nobody-else', '无人审批');
    expect(await checkDefinition({ bpmn, form })).toEqual([
      {
        severity: 'warning',
        code: 'process.noApprover',
        elementId: 'nobody_else',
        message: '除申请人外，没有人会收到任务：提交后无人审批，请确认，或添加由他人办理的步骤',
      },
    ]);
  });

  it('refuses that the applicant’s step chooses who comes next: the form does', async () => {
    const { bpmn } = newDefinition('previous-chooses', '上一步选择');
    const changed = bpmn.replace('kind="applicant"', 'kind="previous"');
    expect(changed).not.toBe(bpmn);
    const problems = await checkDefinition({ bpmn: changed });
    expect(problems).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'approvers.previousUnsupported' }),
    );
  });
});
