import type { FormField } from '@xiaowu/server/contract/forms';
import { type InstanceEnding, readEnding, writeEnding } from './instance-ending';
import { readSubject, writeSubject } from './instance-subject';
import type { MultiInstanceSettings } from './multi-instance';

const fields: FormField[] = [
  { key: 'offices', label: '会签部门', type: 'department', maxDepartments: 9 },
  { key: 'office', label: '主办部门', type: 'department' },
  { key: 'rounds', label: '轮数', type: 'number' },
];
const nothing: MultiInstanceSettings = {
  isSequential: false,
  loopCardinality: '',
  collection: '',
  elementVariable: '',
  outputCollection: '',
  outputElement: '',
  completionCondition: '',
  reference: null,
};
const reference = { list: 'offices', item: 'office' };
const subjectOf = (part: Partial<MultiInstanceSettings>) => readSubject({ ...nothing, ...part }, fields);

describe('what an activity is done once for', () => {
  it('is said in words where the form has it, or it is a number', () => {
    expect(subjectOf({})).toEqual({ kind: 'none' });
    expect(subjectOf({ collection: 'offices' })).toEqual({ kind: 'list', field: 'offices' });
    expect(subjectOf({ loopCardinality: '3' })).toEqual({ kind: 'times', times: 3 });
    expect(subjectOf({ loopCardinality: 'rounds' })).toEqual({ kind: 'number', field: 'rounds' });
  });

  it('is left to FEEL where it is anything else', () => {
    for (const part of [
      { collection: 'distinct values(offices)' },
      { collection: 'office' },
      { loopCardinality: 'rounds + 1' },
      // refused by the compiler: the panel shows both
      { collection: 'offices', loopCardinality: '3' },
    ])
      expect(subjectOf(part)).toEqual({ kind: 'expression' });
    expect(subjectOf({ reference })).toEqual({ kind: 'reference' });
  });

  it('takes the place of what said it before, and gives each entry a name', () => {
    expect(writeSubject({ kind: 'list', field: 'offices' }, { ...nothing, loopCardinality: '3' })).toEqual({
      collection: 'offices',
      loopCardinality: '',
      elementVariable: 'item',
    });
    expect(writeSubject({ kind: 'list', field: 'offices' }, { ...nothing, elementVariable: 'office' })).toEqual({
      collection: 'offices',
      loopCardinality: '',
    });
    expect(writeSubject({ kind: 'list', field: 'offices' }, { ...nothing, reference })).toEqual({
      collection: 'offices',
      loopCardinality: '',
      elementVariable: 'office',
      reference: null,
    });
    expect(writeSubject({ kind: 'times', times: 2 }, { ...nothing, reference })).toEqual({
      collection: '',
      loopCardinality: '2',
      reference: null,
    });
  });
});

describe('when it is done', () => {
  const endings: InstanceEnding[] = [
    { kind: 'all' },
    { kind: 'any' },
    { kind: 'count', count: 2 },
    { kind: 'share', percent: 60 },
    { kind: 'share', percent: 29 },
    { kind: 'share', percent: 100 },
  ];
  it.each(endings)('comes back as it was said: %j', (ending) => {
    if (ending.kind !== 'expression') expect(readEnding(writeEnding(ending))).toEqual(ending);
  });

  it.each([
    ['numberOfCompletedInstances=numberOfInstances', { kind: 'all' }],
    ['numberOfCompletedInstances > 0', { kind: 'any' }],
    ['numberOfCompletedInstances > 1', { kind: 'count', count: 2 }],
    ['numberOfCompletedInstances/numberOfInstances >= 0.5', { kind: 'share', percent: 50 }],
    ['numberOfCompletedInstances >= 0.5 * numberOfInstances', { kind: 'share', percent: 50 }],
  ] as const)('is understood as others write it: %s', (condition, ending) => {
    expect(readEnding(condition)).toEqual(ending);
  });

  it.each([
    'numberOfCompletedInstances >= 0',
    'numberOfCompletedInstances / numberOfInstances > 0.5',
    'numberOfCompletedInstances / numberOfInstances >= 0.333',
    'numberOfCompletedInstances / numberOfInstances >= 1.5',
    'result = "refused"',
  ])('is left to FEEL where words would change it: %s', (condition) => {
    expect(readEnding(condition)).toEqual({ kind: 'expression' });
  });
});
