import type { FeelType } from '../expressions/feel-type';
import type { ValueShape } from '../expressions/known-names';
import type { DecisionTable, OutputColumn, ValueType } from './decision-table';

/** Moments are kept as texts between the steps of a process. */
const kept = (type: ValueType): FeelType => (type === 'number' || type === 'boolean' ? type : 'string');

/** What a table gives, by its hit policy: a value, a value for each column, a list, or a number. */
export function decisionResult({ outputs, hitPolicy, aggregation, rules }: DecisionTable): ValueShape {
  if (aggregation !== null && hitPolicy === 'COLLECT') return { type: 'number' };
  if (['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'].includes(hitPolicy)) return { type: 'list' };
  const shapes = outputs.map((output, i) => columnShape(output, [...rules.map((rule) => rule.outputs[i] ?? '')]));
  const [only, ...others] = shapes;
  if (only && others.length === 0) return only;
  const members = outputs.map(({ name, label }, i) => ({ name, label, ...(shapes[i] ?? { type: 'any' as const }) }));
  return { type: 'any', members };
}

function columnShape({ type, values }: OutputColumn, cells: readonly string[]): ValueShape {
  const texts = type === 'string' ? (plainTexts(values === '' ? cells : [values]) ?? []) : [];
  const isMoment = type === 'date' || type === 'dateTime';
  return {
    type: kept(type),
    ...(isMoment && { moment: type }),
    ...(texts.length > 0 && { options: texts.map((value) => ({ value, label: value })) }),
  };
}

/** Every text that these FEEL values can be; null where one of them is worked out. */
function plainTexts(sources: readonly string[]): string[] | null {
  const texts = new Set<string>();
  for (const source of sources) {
    if (!/^\s*("(?:[^"\\]|\\.)*"\s*(,\s*(?=")|$))*\s*$/.test(source)) return null;
    for (const [, text = ''] of source.matchAll(/"((?:[^"\\]|\\.)*)"/g)) texts.add(text.replace(/\\(.)/g, '$1'));
  }
  return [...texts];
}
