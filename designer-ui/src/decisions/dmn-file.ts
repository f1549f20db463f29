import { DmnModdle } from 'dmn-moddle';
import { listOf, type ModdleElement, textOf } from '../modeler/moddle';
import {
  type Aggregation,
  aggregations,
  type DecisionTable,
  hitPolicies,
  type HitPolicy,
  type InputColumn,
  type OutputColumn,
  type TableRule,
  type ValueType,
  valueTypes,
} from './decision-table';

/** A DMN file beside the drawing, as the definition keeps it. */
export interface DecisionFile {
  name: string;
  dmn: string;
}

/** A decision of one of the files; other logic than a table is left as it is. */
export interface FoundDecision {
  id: string;
  name: string;
  file: string;
  isTable: boolean;
}

const dmn13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const earlier = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
];
const moddle = () => new DmnModdle();

async function read({ dmn }: DecisionFile): Promise<ModdleElement> {
  const known = earlier.reduce((xml, uri) => xml.replaceAll(`"${uri}"`, `"${dmn13}"`), dmn);
  return (await moddle().fromXML(known)).rootElement;
}

const decisionsIn = (root: ModdleElement) => listOf(root, 'drgElement').filter(({ $type }) => $type === 'dmn:Decision');
const tableOf = (decision: ModdleElement): ModdleElement | null => {
  const logic = decision.get('decisionLogic') as ModdleElement | undefined;
  return logic?.$type === 'dmn:DecisionTable' ? logic : null;
};

/** All decisions of the files; one that cannot be read has none, the check says why. */
export async function findDecisions(files: readonly DecisionFile[]): Promise<FoundDecision[]> {
  const found = await Promise.all(
    files.map(async (file) => {
      const root = await read(file).catch(() => null);
      return (root ? decisionsIn(root) : []).map((decision) => ({
        id: textOf(decision, 'id'),
        name: textOf(decision, 'name') || textOf(decision, 'id'),
        file: file.name,
        isTable: tableOf(decision) !== null,
      }));
    }),
  );
  return found.flat();
}

const oneOf = <T extends string>(values: readonly T[], text: string, otherwise: T): T =>
  values.find((each) => each === text) ?? otherwise;
const cellText = (element: ModdleElement | undefined) => textOf(element, 'text').trim();
const typeOf = (ref: string): ValueType => {
  const plain = ref.replace(/^feel:/, '');
  if (plain === 'date and time') return 'dateTime';
  return /^(integer|long|double)$/.test(plain) ? 'number' : oneOf(valueTypes, plain, 'string');
};

/** Null when the file has no such table. */
export async function readTable(file: DecisionFile, decisionId: string): Promise<DecisionTable | null> {
  const decision = decisionsIn(await read(file)).find((each) => textOf(each, 'id') === decisionId);
  const table = decision && tableOf(decision);
  if (!decision || !table) return null;
  const aggregation = textOf(table, 'aggregation');
  return {
    id: decisionId,
    name: textOf(decision, 'name'),
    hitPolicy: oneOf(hitPolicies, textOf(table, 'hitPolicy') as HitPolicy, 'UNIQUE'),
    aggregation: aggregation === '' ? null : oneOf(aggregations, aggregation as Aggregation, 'SUM'),
    inputs: listOf(table, 'input').map((input): InputColumn => {
      const expression = input.get('inputExpression') as ModdleElement | undefined;
      return {
        id: textOf(input, 'id'),
        label: textOf(input, 'label'),
        expression: cellText(expression),
        type: typeOf(textOf(expression, 'typeRef')),
      };
    }),
    outputs: listOf(table, 'output').map((output): OutputColumn => ({
      id: textOf(output, 'id'),
      label: textOf(output, 'label'),
      name: textOf(output, 'name'),
      type: typeOf(textOf(output, 'typeRef')),
      values: cellText(output.get('outputValues') as ModdleElement | undefined),
    })),
    rules: listOf(table, 'rule').map((rule): TableRule => ({
      id: textOf(rule, 'id'),
      inputs: listOf(rule, 'inputEntry').map(cellText),
      outputs: listOf(rule, 'outputEntry').map(cellText),
      note: textOf(rule, 'description'),
    })),
  };
}

/** Writes the table into the file: what is not of this table stays, also what its columns carry besides. */
export async function writeTable(file: DecisionFile | null, table: DecisionTable, name: string): Promise<DecisionFile> {
  const model = moddle();
  const root = file
    ? await read(file)
    : model.create('dmn:Definitions', { id: `Definitions_${table.id}`, name: table.name, namespace: 'urn:xiaowu:dmn' });
  const create = (type: string, attributes: Record<string, unknown>, parent: ModdleElement) => {
    const element = model.create(type, attributes);
    element.$parent = parent;
    return element;
  };
  const known = decisionsIn(root).find((each) => textOf(each, 'id') === table.id);
  const decision = known ?? create('dmn:Decision', { id: table.id }, root);
  if (!known) root.set('drgElement', [...listOf(root, 'drgElement'), decision]);
  decision.set('name', table.name);
  const logic = tableOf(decision) ?? create('dmn:DecisionTable', { id: `DecisionTable_${table.id}` }, decision);
  decision.set('decisionLogic', logic);
  logic.set('hitPolicy', table.hitPolicy);
  logic.set('aggregation', table.hitPolicy === 'COLLECT' ? (table.aggregation ?? undefined) : undefined);

  /** The element of before, by its id, else a new one. */
  const kept = (list: 'input' | 'output' | 'rule', type: string, id: string) =>
    listOf(logic, list).find((each) => textOf(each, 'id') === id) ?? create(type, { id }, logic);
  const setText = (owner: ModdleElement, property: string, type: string, text: string, more = {}) => {
    const element = (owner.get(property) as ModdleElement | undefined) ?? create(type, {}, owner);
    element.set('text', text);
    Object.entries(more).forEach(([key, value]) => element.set(key, value));
    owner.set(property, element);
  };
  const inputs = table.inputs.map((column) => {
    const input = kept('input', 'dmn:InputClause', column.id);
    input.set('label', column.label || undefined);
    setText(input, 'inputExpression', 'dmn:LiteralExpression', column.expression, { typeRef: column.type });
    return input;
  });
  const outputs = table.outputs.map((column) => {
    const output = kept('output', 'dmn:OutputClause', column.id);
    output.set('label', column.label || undefined);
    output.set('name', column.name || undefined);
    output.set('typeRef', column.type);
    if (column.values) setText(output, 'outputValues', 'dmn:UnaryTests', column.values);
    else output.set('outputValues', undefined);
    return output;
  });
  const rules = table.rules.map((row) => {
    const rule = kept('rule', 'dmn:DecisionRule', row.id);
    const cells = (list: string, type: string, texts: readonly string[]) => {
      const before = listOf(rule, list);
      const next = texts.map((text, i) => {
        const cell = before[i] ?? create(type, {}, rule);
        cell.set('text', text);
        return cell;
      });
      rule.set(list, next);
    };
    rule.set('description', row.note || undefined);
    cells('inputEntry', 'dmn:UnaryTests', row.inputs);
    cells('outputEntry', 'dmn:LiteralExpression', row.outputs);
    return rule;
  });
  logic.set('input', inputs);
  logic.set('output', outputs);
  logic.set('rule', rules);
  const { xml } = await model.toXML(root, { format: true });
  return { name, dmn: xml };
}

/** The file without the decision; null when nothing is left in it. */
export async function removeDecision(file: DecisionFile, decisionId: string): Promise<DecisionFile | null> {
  const root = await read(file);
  const rest = listOf(root, 'drgElement').filter((each) => textOf(each, 'id') !== decisionId);
  if (!rest.some(({ $type }) => $type === 'dmn:Decision')) return null;
  root.set('drgElement', rest);
  return { name: file.name, dmn: (await moddle().toXML(root, { format: true })).xml };
}
