export const hitPolicies = ['UNIQUE', 'FIRST', 'ANY', 'PRIORITY', 'COLLECT', 'RULE ORDER', 'OUTPUT ORDER'] as const;
export type HitPolicy = (typeof hitPolicies)[number];
export const aggregations = ['SUM', 'COUNT', 'MIN', 'MAX'] as const;
export type Aggregation = (typeof aggregations)[number];
export const valueTypes = ['string', 'number', 'boolean', 'date', 'time', 'dateTime'] as const;
export type ValueType = (typeof valueTypes)[number];

export interface InputColumn {
  id: string;
  label: string;
  /** FEEL over what the task hands in, mostly the key of a form field. */
  expression: string;
  type: ValueType;
}

export interface OutputColumn {
  id: string;
  label: string;
  /** Key of the result where a table has several outputs. */
  name: string;
  type: ValueType;
  /** FEEL values with commas between, the most important first; for the policies that go by it. */
  values: string;
}

export interface TableRule {
  id: string;
  /** Unary tests, one for each input; empty = anything. */
  inputs: readonly string[];
  /** FEEL, one for each output. */
  outputs: readonly string[];
  note: string;
}

/** A decision table as the editor shows it. */
export interface DecisionTable {
  id: string;
  name: string;
  hitPolicy: HitPolicy;
  /** Of COLLECT; null = a list. */
  aggregation: Aggregation | null;
  inputs: readonly InputColumn[];
  outputs: readonly OutputColumn[];
  rules: readonly TableRule[];
}

const inserted = <T>(list: readonly T[], at: number, item: T): T[] => [...list.slice(0, at), item, ...list.slice(at)];
const without = <T>(list: readonly T[], at: number): T[] => list.filter((_, i) => i !== at);

type Ids = (prefix: string) => string;

export function newTable(id: string, name: string, newId: Ids): DecisionTable {
  const table: DecisionTable = {
    id,
    name,
    hitPolicy: 'UNIQUE',
    aggregation: null,
    inputs: [{ id: newId('Input'), label: '', expression: '', type: 'string' }],
    outputs: [{ id: newId('Output'), label: '', name: 'result', type: 'string', values: '' }],
    rules: [],
  };
  return addRule(table, 0, newId);
}

export function addRule(table: DecisionTable, at: number, newId: Ids): DecisionTable {
  const rule: TableRule = {
    id: newId('Rule'),
    inputs: table.inputs.map(() => ''),
    outputs: table.outputs.map(() => ''),
    note: '',
  };
  return { ...table, rules: inserted(table.rules, at, rule) };
}

export const removeRule = (table: DecisionTable, at: number): DecisionTable => ({
  ...table,
  rules: without(table.rules, at),
});

export function moveRule(table: DecisionTable, from: number, to: number): DecisionTable {
  const rule = table.rules[from];
  if (!rule || to < 0 || to >= table.rules.length) return table;
  return { ...table, rules: inserted(without(table.rules, from), to, rule) };
}

export function addInput(table: DecisionTable, newId: Ids): DecisionTable {
  return {
    ...table,
    inputs: [...table.inputs, { id: newId('Input'), label: '', expression: '', type: 'string' }],
    rules: table.rules.map((rule) => ({ ...rule, inputs: [...rule.inputs, ''] })),
  };
}

export function addOutput(table: DecisionTable, newId: Ids): DecisionTable {
  const name = `result${table.outputs.length + 1}`;
  return {
    ...table,
    outputs: [...table.outputs, { id: newId('Output'), label: '', name, type: 'string', values: '' }],
    rules: table.rules.map((rule) => ({ ...rule, outputs: [...rule.outputs, ''] })),
  };
}

/** Is nothing written yet in this input column, neither in its head nor below it? */
export function isUntouched({ inputs, rules }: DecisionTable, at: number): boolean {
  const { label, expression } = inputs[at] ?? { label: '', expression: '' };
  return label === '' && expression === '' && rules.every((rule) => (rule.inputs[at] ?? '') === '');
}

export type Side = 'inputs' | 'outputs';

export const removeColumn = (table: DecisionTable, side: Side, at: number): DecisionTable => ({
  ...table,
  [side]: without(table[side] as readonly unknown[], at),
  rules: table.rules.map((rule) => ({ ...rule, [side]: without(rule[side], at) })),
});

export function setColumn<S extends Side>(
  table: DecisionTable,
  side: S,
  at: number,
  part: Partial<DecisionTable[S][number]>,
): DecisionTable {
  return {
    ...table,
    [side]: (table[side] as readonly DecisionTable[S][number][]).map((each, i) =>
      i === at ? { ...each, ...part } : each,
    ),
  };
}

/** Puts a block of texts in, as it comes out of a spreadsheet: from one cell to the right and down, with new rules below. */
export function paste(
  table: DecisionTable,
  row: number,
  column: number,
  block: readonly (readonly string[])[],
  newId: Ids,
): DecisionTable {
  const missing = Math.max(0, row + block.length - table.rules.length);
  let next = table;
  for (let i = 0; i < missing; i++) next = addRule(next, next.rules.length, newId);
  const width = table.inputs.length;
  return {
    ...next,
    rules: next.rules.map((rule, i) => {
      const texts = block[i - row];
      if (!texts) return rule;
      const cells = [...rule.inputs, ...rule.outputs, rule.note].map((cell, j) => texts[j - column] ?? cell);
      return {
        ...rule,
        inputs: cells.slice(0, width),
        outputs: cells.slice(width, width + table.outputs.length),
        note: cells.at(-1) ?? '',
      };
    }),
  };
}

export const setCell = (table: DecisionTable, row: number, column: number, text: string): DecisionTable =>
  paste(table, row, column, [[text]], () => '');
