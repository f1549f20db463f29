import type { DefinitionContent } from '@xiaowu/server/contract/definitions';
import { compareDrawings } from '../compare/compare-drawings';
import { mergeContent, mergeEntries } from './merge-content';
import { entryKey, isConflict, type MergeContent, naturalSide, type Side } from './merge-entry';

const node = (type: string, id: string, flows: string, name = id) =>
  `<bpmn:${type} id="${id}" name="${name}">${flows}</bpmn:${type}>`;
const flow = (source: string, target: string) =>
  `<bpmn:sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}"/>`;
const shape = (id: string, x: number) =>
  `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"><dc:Bounds x="${x}" y="0" width="100" height="80"/></bpmndi:BPMNShape>`;
const edge = (id: string, x: number) =>
  `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}"><di:waypoint x="${x}" y="40"/><di:waypoint x="${x + 50}" y="40"/></bpmndi:BPMNEdge>`;
const file = (elements: string, drawn: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="D" targetNamespace="t">
  <bpmn:process id="P" isExecutable="true">${elements}</bpmn:process>
  <bpmndi:BPMNDiagram id="B"><bpmndi:BPMNPlane id="L" bpmnElement="P">${drawn}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;

const linear = (names: Record<string, string> = {}, moved: Record<string, number> = {}) =>
  file(
    node('startEvent', 'S', '<bpmn:outgoing>S_A</bpmn:outgoing>') +
      node('userTask', 'A', '<bpmn:incoming>S_A</bpmn:incoming><bpmn:outgoing>A_E</bpmn:outgoing>', names.A) +
      node('endEvent', 'E', '<bpmn:incoming>A_E</bpmn:incoming>', names.E) +
      flow('S', 'A') +
      flow('A', 'E'),
    shape('S', moved.S ?? 0) +
      shape('A', moved.A ?? 200) +
      shape('E', moved.E ?? 400) +
      edge('S_A', 100) +
      edge('A_E', 300),
  );
/** A step between A and E; the flow from A to E is gone. */
const longer = file(
  node('startEvent', 'S', '<bpmn:outgoing>S_A</bpmn:outgoing>') +
    node('userTask', 'A', '<bpmn:incoming>S_A</bpmn:incoming><bpmn:outgoing>A_N</bpmn:outgoing>') +
    node('userTask', 'N', '<bpmn:incoming>A_N</bpmn:incoming><bpmn:outgoing>N_E</bpmn:outgoing>') +
    node('endEvent', 'E', '<bpmn:incoming>N_E</bpmn:incoming>') +
    flow('S', 'A') +
    flow('A', 'N') +
    flow('N', 'E'),
  shape('S', 0) +
    shape('A', 200) +
    shape('N', 400) +
    shape('E', 600) +
    edge('S_A', 100) +
    edge('A_N', 300) +
    edge('N_E', 500),
);

const content = (change: Partial<MergeContent> = {}): MergeContent => ({
  bpmn: linear(),
  form: {
    title: '表',
    sections: [
      {
        key: 'main',
        title: '内容',
        fields: [
          { key: 'reason', label: '事由', type: 'text' },
          { key: 'amount', label: '金额', type: 'money' },
        ],
      },
    ],
  },
  item: { name: '用车', department: 'union', description: '' } as unknown as DefinitionContent['item'],
  print: '<p></p>',
  trials: [],
  decisions: [],
  ...change,
});
const withFields = (fields: MergeContent['form']['sections'][number]['fields']) =>
  content({ form: { title: '表', sections: [{ key: 'main', title: '内容', fields }] } });
const [reason, amount] = content().form.sections[0]?.fields ?? [];
if (!reason || !amount) throw new Error('Expected two fields');

async function merged(theirs: MergeContent, mine: MergeContent, chosen: Record<string, Side> = {}) {
  const three = { base: content(), theirs, mine };
  const entries = await mergeEntries(three);
  const choices = new Map(
    entries.map((entry) => [entryKey(entry), chosen[entry.id] ?? naturalSide(entry) ?? 'theirs']),
  );
  return { entries, result: await mergeContent(three, choices) };
}

describe('merging what two administrators made of one definition', () => {
  it('needs no choice where they changed different things', async () => {
    const theirs = content({ bpmn: linear({ A: '他的' }), print: '<p>他的</p>' });
    const mine = content({ bpmn: linear({ E: '我的' }), item: { ...content().item, name: '我的' } });
    const { entries, result } = await merged(theirs, mine);
    expect(entries.filter(isConflict)).toEqual([]);
    expect(entries.map(({ part, id, theirs: them, mine: me }) => [part, id, them, me])).toEqual([
      ['drawing', 'A', 'changed', null],
      ['drawing', 'E', null, 'changed'],
      ['item', 'name', null, 'changed'],
      ['print', 'print', 'changed', null],
    ]);
    expect(await compareDrawings(result.bpmn, linear({ A: '他的', E: '我的' }))).toEqual([]);
    expect(result).toMatchObject({ print: '<p>他的</p>', item: { name: '我的' } });
  });

  it('asks which where both changed the same thing, with all three values', async () => {
    const theirs = content({ bpmn: linear({ A: '他的' }) });
    const mine = content({ bpmn: linear({ A: '我的' }) });
    const { entries, result } = await merged(theirs, mine, { A: 'mine' });
    expect(entries.filter(isConflict)).toMatchObject([
      { id: 'A', label: '我的', values: [{ path: 'name', base: 'A', theirs: '他的', mine: '我的' }] },
    ]);
    expect(await compareDrawings(result.bpmn, linear({ A: '我的' }))).toEqual([]);
    expect(await compareDrawings((await merged(theirs, mine)).result.bpmn, theirs.bpmn)).toEqual([]);
  });

  it('finds nothing where both did the same', async () => {
    const both = content({ bpmn: longer, print: '<b></b>' });
    expect((await merged(both, content({ bpmn: longer, print: '<b></b>' }))).entries).toEqual([]);
  });

  it('takes new steps with their flows and their drawing, and leaves flows out that lost an end', async () => {
    const mine = content({ bpmn: longer });
    const { result } = await merged(content({ bpmn: linear({ S: 'S' }) }), mine);
    expect(await compareDrawings(result.bpmn, longer)).toEqual([]);
    for (const id of ['N', 'A_N', 'N_E']) expect(result.bpmn).toContain(`bpmnElement="${id}"`);
    expect(result.bpmn).not.toContain('A_E');
    expect(result.bpmn).toMatch(/<bpmn:incoming>A_N<\/bpmn:incoming>\s*<bpmn:outgoing>N_E<\/bpmn:outgoing>/);

    // their step without the flow that I did not have: no flow hangs in the air
    const without = await merged(content({ bpmn: longer }), content(), { N: 'mine', A_N: 'theirs', N_E: 'theirs' });
    expect(without.result.bpmn).not.toMatch(/A_N|N_E/);
  });

  it('keeps a shape where I moved it, unless they moved it as well', async () => {
    const mine = content({ bpmn: linear({}, { A: 210, E: 410 }) });
    const theirs = content({ bpmn: linear({ S: '开始' }, { E: 500 }) });
    const { result } = await merged(theirs, mine);
    const at = (id: string) => new RegExp(`bpmnElement="${id}">\\s*<dc:Bounds x="(\\d+)"`).exec(result.bpmn)?.[1];
    expect([at('A'), at('E')]).toEqual(['210', '500']);
  });

  it('merges forms field by field, in an order that both know', async () => {
    const theirs = withFields([
      { ...reason, label: '用车事由' },
      amount,
      { key: 'seats', label: '人数', type: 'number' },
    ]);
    const mine = withFields([reason, { key: 'phone', label: '电话', type: 'text' }, { ...amount, max: 100 }]);
    const { entries, result } = await merged(theirs, mine);
    expect(entries.filter(isConflict)).toEqual([]);
    expect(result.form.sections[0]?.fields).toEqual([
      { ...reason, label: '用车事由' },
      { key: 'phone', label: '电话', type: 'text' },
      { ...amount, max: 100 },
      { key: 'seats', label: '人数', type: 'number' },
    ]);
  });

  it('loses no field that I changed and they removed', async () => {
    const theirs = withFields([reason]);
    const mine = withFields([reason, { ...amount, label: '金额（元）' }]);
    const { entries, result } = await merged(theirs, mine, { 'field:amount': 'mine' });
    expect(entries).toMatchObject([{ id: 'field:amount', theirs: 'removed', mine: 'changed' }]);
    expect(result.form.sections[0]?.fields).toEqual([reason, { ...amount, label: '金额（元）' }]);
  });

  it('tells what differs in a print page and rule by rule in a decision table', async () => {
    const decision = (cell: string) => ({
      name: 'tier.dmn',
      dmn: `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="d"><decision id="tier" name="分级"><decisionTable id="t"><input id="i"><inputExpression id="e"><text>amount</text></inputExpression></input><output id="o" name="tier"/><rule id="r"><inputEntry id="x"><text>&lt; 1</text></inputEntry><outputEntry id="y"><text>${cell}</text></outputEntry></rule></decisionTable></decision></definitions>`,
    });
    const extra = { key: 'receipt', name: '回执', html: '<p>旧</p>' };
    const base = content({ decisions: [decision('1')], printTemplates: [extra] });
    const mine = content({ decisions: [decision('2')], printTemplates: [{ ...extra, html: '<p>新</p>' }] });
    expect(await mergeEntries({ base, theirs: base, mine })).toMatchObject([
      {
        ...{ part: 'print', id: 'receipt', label: '回执' },
        values: [{ path: 'html', base: '<p>旧</p>', theirs: '<p>旧</p>', mine: '<p>新</p>' }],
      },
      {
        ...{ part: 'decisions', id: 'tier.dmn', theirs: null, mine: 'changed' },
        values: [{ path: '分级.rules.1', base: '< 1 → 1', theirs: '< 1 → 1', mine: '< 1 → 2' }],
      },
    ]);
  });

  it('says of a kept run what was filled in, done and came of it differently', async () => {
    const run = (amount: number, isAgreed: boolean): NonNullable<MergeContent['trials']>[number] => ({
      name: '大额 1.5 万',
      request: { by: 'ann', at: '2026-03-02T08:00:00.000Z', variables: { amount } },
      acts: [{ type: isAgreed ? 'approve' : 'refuse', elementId: 'A', by: 'ben' }],
      expected: { status: isAgreed ? 'completed' : 'refused', path: ['A'], waiting: [] },
    });
    const contents = {
      base: content({ trials: [run(1, true)] }),
      theirs: content({ trials: [run(2, true)] }),
      mine: content({ trials: [run(1, false)] }),
    };
    const [entry] = (await mergeEntries(contents)).filter(({ part }) => part === 'trials');
    expect(entry && isConflict(entry)).toBe(true);
    expect(entry?.values).toEqual([
      { path: 'filled.amount', base: '1', theirs: '2', mine: '1' },
      { path: 'acts', base: 'approve A', theirs: 'approve A', mine: 'refuse A' },
      { path: 'outcome.status', base: 'completed', theirs: 'completed', mine: 'refused' },
    ]);
  });
});
