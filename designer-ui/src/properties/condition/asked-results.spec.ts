import { xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { newTable, paste, setColumn, addOutput } from '../../decisions/decision-table';
import { writeTable } from '../../decisions/dmn-file';
import { readResults } from '../../decisions/read-results';
import { checkExpression, typedNames } from '../../expressions/check-expression';
import { type DecisionResults, knownNames } from '../../expressions/known-names';
import { listOf, type ModdleElement, textOf } from '../../modeler/moddle';
import { askedResults } from './asked-results';

const form = {
  title: '',
  sections: [{ key: 's', title: '', fields: [{ key: 'amount', label: '金额', type: 'money' }] }],
};
const noForm = form as Parameters<typeof knownNames>[0];
const extension = (text: string) => `<bpmn:extensionElements>${text}</bpmn:extensionElements>`;
const flow = '<bpmn:startEvent id="S"/><bpmn:endEvent id="E"/><bpmn:sequenceFlow id="F" sourceRef="S" targetRef="E"/>';

/** The names of a drawing, and what a condition of its flow F can ask about besides the form. */
async function open(inner: string, { decisions, others = '' }: { decisions?: DecisionResults; others?: string } = {}) {
  const xml = `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="urn:t">
    <bpmn:message id="M" name="paid"/><bpmn:message id="N" name="other"/>
    <bpmn:process id="P">${flow}${inner}</bpmn:process>${others}</bpmn:definitions>`;
  const { rootElement } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(xml);
  const inside = (container: ModdleElement): ModdleElement[] =>
    listOf(container, 'flowElements').flatMap((each) => [each, ...inside(each)]);
  const processes = listOf(rootElement, 'rootElements').filter(({ $type }) => $type === 'bpmn:Process');
  const elements = processes.flatMap((process) => [process, ...inside(process)]);
  const names = knownNames(noForm, elements, decisions ?? null);
  const at = (id: string) => elements.find((each) => textOf(each, 'id') === id) as ModdleElement;
  return {
    names: typedNames(names),
    asked: (id = 'F') =>
      askedResults(names, at(id)).map(({ key, label, type, group, by }) => `${group} ${by}: ${key} ${label} ${type}`),
    fields: () => askedResults(names, at('F')),
  };
}

/** Two tables: one gives a level and a day, one a number. */
async function tables(): Promise<DecisionResults> {
  let count = 0;
  const newId = (prefix: string) => `${prefix}_${++count}`;
  let verdict = addOutput(newTable('verdict', '分级', newId), newId);
  verdict = setColumn(verdict, 'outputs', 0, { name: 'level', label: '等级' });
  verdict = setColumn(verdict, 'outputs', 1, { name: 'until', label: '到期', type: 'date' });
  verdict = paste(
    verdict,
    0,
    1,
    [
      ['"A"', 'date("2026-01-01")'],
      ['"B"', ''],
    ],
    newId,
  );
  const fee = setColumn(newTable('fee', '费用', newId), 'outputs', 0, { name: 'fee', type: 'number' });
  return readResults([await writeTable(null, verdict, 'a.dmn'), await writeTable(null, fee, 'b.dmn')]);
}
const rule = (id: string, decisionId: string, more: string, tail = '') =>
  `<bpmn:businessRuleTask id="${id}" name="定级">${extension(`<xiaowu:decision decisionId="${decisionId}" ${more}/>${tail}`)}</bpmn:businessRuleTask>`;

describe('what a condition can ask about besides the form', () => {
  it('has the columns of a decision with several, and the one value of another, of their types', async () => {
    const decisions = await tables();
    const drawn = rule('A', 'verdict', 'resultVariable="verdict"') + rule('B', 'fee', 'resultVariable="fee"');
    const { asked, fields } = await open(drawn, { decisions });
    expect(asked()).toEqual([
      'result 定级: verdict.level verdict · 等级 select',
      'result 定级: verdict.until verdict · 到期 date',
      'result 定级: fee fee number',
    ]);
    expect(fields()[0]?.options?.map(({ value }) => value)).toEqual(['A', 'B']);
  });

  it('has what output mappings take out of a decision, of its type', async () => {
    const outputs =
      '<xiaowu:output variable="rank" expression="result.level"/><xiaowu:output variable="all" expression="result"/>';
    const { asked } = await open(rule('A', 'verdict', '', outputs), { decisions: await tables() });
    expect(asked()).toEqual([
      'result 定级: rank rank select',
      'result 定级: all.level all · 等级 select',
      'result 定级: all.until all · 到期 date',
    ]);
  });

  it('has the results of services and scripts', async () => {
    const service = `<bpmn:serviceTask id="A" name="查账">${extension('<xiaowu:service type="http" resultVariable="answer"/><xiaowu:output variable="owed" expression="result.sum"/>')}</bpmn:serviceTask>`;
    const script = (id: string, name: string, feel: string) =>
      `<bpmn:scriptTask id="${id}" name="计算" scriptFormat="feel" xiaowu:resultVariable="${name}"><bpmn:script>${feel}</bpmn:script></bpmn:scriptTask>`;
    const { asked } = await open(
      service + script('B', 'total', 'amount * 2') + script('C', 'due', 'date(&quot;2026-01-01&quot;)'),
    );
    expect(asked()).toEqual([
      'result 查账: answer answer any',
      'result 查账: owed owed any',
      'result 计算: total total number',
      'result 计算: due due date',
    ]);
  });

  it('has what messages bring: taken by the event, or sent by another process and taken as it is', async () => {
    const catching = `<bpmn:intermediateCatchEvent id="A" name="已付">${extension('<xiaowu:output variable="sum" expression="paid"/>')}<bpmn:messageEventDefinition messageRef="M"/></bpmn:intermediateCatchEvent>`;
    const sending = (id: string, message: string, variable: string) =>
      `<bpmn:sendTask id="${id}" name="通知" messageRef="${message}">${extension(`<xiaowu:input variable="${variable}" expression="5"/>`)}</bpmn:sendTask>`;
    const others = `<bpmn:process id="Q">${sending('X', 'M', 'receipt')}${sending('Y', 'N', 'unheard')}</bpmn:process>`;
    const { asked } = await open(catching, { others });
    expect(asked()).toEqual(['message 已付: sum sum any', 'message 通知: receipt receipt number']);
  });

  it('has what is seen only inside a step there alone', async () => {
    const inner = flow.replaceAll(/id="(\w)"/g, 'id="$12"').replaceAll(/Ref="(\w)"/g, 'Ref="$12"');
    const part = `<bpmn:subProcess id="A" name="每个部门">${extension('<xiaowu:input variable="share" expression="1"/>')}${inner}</bpmn:subProcess>`;
    const { asked } = await open(part);
    expect(asked()).toEqual([]);
    expect(asked('F2')).toEqual(['result 每个部门: share share number']);
  });

  it('is known to the check of expressions', async () => {
    const { names } = await open(rule('A', 'verdict', 'resultVariable="verdict"'), { decisions: await tables() });
    const codes = (source: string) =>
      checkExpression(source, names, 'boolean').map(({ code, data }) => [code, data['name']]);
    expect(codes('verdict.level = "A"')).toEqual([]);
    expect(codes('verdict.level > 3')).toEqual([['compare', undefined]]);
    expect(codes('verdict.until > date("2026-01-01")')).toEqual([['compareDate', undefined]]);
    expect(codes('date(verdict.until) > date("2026-01-01")')).toEqual([]);
    expect(codes('verdict.levle = "A"')).toEqual([['unknown', 'verdict.levle']]);
  });
});
