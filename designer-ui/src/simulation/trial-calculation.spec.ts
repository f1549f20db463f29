import { compile, type DecisionJob, readDecisions } from '@xiaowu/engine';
import { askedAt, decide, handedIn } from './trial-calculation';
import { act, beginTrial, variablesOf } from './trial-history';
import { trailOf } from './trial-trail';

const drawn = async (binding: string, input = '') =>
  (
    await compile(`<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="d" targetNamespace="t">
  <bpmn:process id="p" isExecutable="true">
    <bpmn:startEvent id="start"/>
    <bpmn:businessRuleTask id="rule"><bpmn:extensionElements><xiaowu:decision decisionId="tier" ${binding} resultVariable="tier"/>${input}</bpmn:extensionElements></bpmn:businessRuleTask>
    <bpmn:endEvent id="end"/>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="rule"/>
    <bpmn:sequenceFlow id="f2" sourceRef="rule" targetRef="end"/>
  </bpmn:process>
</bpmn:definitions>`)
  ).processes[0]!;
const cell = (entry: string, text: string) => `<${entry}><text>${text}</text></${entry}>`;
const row = (test: string, result: string) =>
  `<rule>${cell('inputEntry', test)}${cell('outputEntry', `"${result}"`)}</rule>`;
const dmn = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="f" name="f" namespace="n">
  <decision id="tier" name="分档"><decisionTable hitPolicy="UNIQUE"><input>${cell('inputExpression', 'amount')}</input>
  <output name="tier"/>${row('[0..10]', 'low')}${row('&gt;= 10', 'high')}</decisionTable></decision></definitions>`;
const at = '2026-03-02T08:00:00.000Z';

describe('a decision that waits in a trial', () => {
  const tables = async () => (await readDecisions([{ name: 'tier.dmn', dmn }])).decisions;
  const waiting = async (amount: number, binding = 'binding="deployment"') => {
    const history = beginTrial(await drawn(binding), 'ann', { amount }, at);
    const job = askedAt(history.entries, 'rule') as DecisionJob;
    return { history, made: decide(await tables(), job, at) };
  };

  it('is made by the table with what is in the form, and stands in the records with its rows', async () => {
    const { history, made } = await waiting(20);
    expect(made).toEqual({
      ...{ kind: 'made', result: 'high' },
      hits: [{ decisionId: 'tier', name: '分档', rules: [2] }],
    });
    if (made.kind !== 'made') throw new Error('Expected a result.');
    const done = act(history, { type: 'decide', elementId: 'rule', result: made.result }, { made });
    expect(trailOf(done?.entries ?? [], history.process).at(-1)).toMatchObject({ what: 'decided', made });
    expect(done?.entries.at(-1)?.result.state.status).toBe('completed');
  });

  it('says why it gives nothing', async () => {
    expect((await waiting(10)).made).toMatchObject({ kind: 'failed', failure: { code: 'decision.severalRules' } });
  });

  it('leaves to a person what is not edited here', async () => {
    expect((await waiting(20, 'binding="version" version="3"')).made).toEqual({ kind: 'fixed', version: 3 });
    const history = beginTrial(await drawn(''), 'ann', {}, at);
    const job = askedAt(history.entries, 'rule') as DecisionJob;
    expect(decide(new Map(), job, at)).toEqual({ kind: 'elsewhere', decisionId: 'tier' });
  });
});

describe('what is handed into a trial', () => {
  it('is the whole form where a decision without inputs of its own sees it, but nothing that the process writes', async () => {
    const data = { amount: 1, note: '甲', tier: 'x' };
    expect(variablesOf(await drawn(''), data)).toEqual({ amount: 1, note: '甲' });
    const mapped = await drawn('', '<xiaowu:input variable="a" expression="amount"/>');
    expect(handedIn(mapped, Object.keys(data))).toEqual(['amount']);
  });
});
