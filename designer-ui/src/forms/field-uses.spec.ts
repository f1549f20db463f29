import { xiaowuModdle } from '@xiaowu/engine';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import type { TrialRun } from '@xiaowu/server/contract/trials';
import { BpmnModdle } from 'bpmn-moddle';
import { listOf, type ModdleElement } from '../modeler/moddle';
import { renameInDecisions } from '../decisions/names-in-decisions';
import { readsName, renameIn } from './feel-names';
import { pagesNaming, renameColumnInPages, renameInPages } from '../printing/names-in-pages';
import { dropRights, renameColumnInDrawing, renameInDrawing } from './drawing-uses';
import { renameColumnInForm, renameInForm, usesOf, usesOfAll, usesOfColumn } from './field-uses';

const bpmn = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="D" targetNamespace="t">
  <bpmn:process id="P">
    <bpmn:userTask id="U" name="审核"><bpmn:extensionElements>
      <xiaowu:approver kind="field" value="amount"/><xiaowu:approver kind="role" value="amount"/>
      <xiaowu:fieldRight field="amount" right="hidden"/><xiaowu:fieldRight field="amounts" right="read"/>
    </bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="F" name="大额" sourceRef="U" targetRef="S"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">amount &gt; 5 and kind = "amount"</bpmn:conditionExpression></bpmn:sequenceFlow>
    <bpmn:scriptTask id="T" name="合计" scriptFormat="application/feel"><bpmn:script>amount * 2</bpmn:script></bpmn:scriptTask>
    <bpmn:subProcess id="R" name="逐件"><bpmn:multiInstanceLoopCharacteristics xiaowu:collection="goods" xiaowu:elementVariable="each"/>
      <bpmn:serviceTask id="G" name="登记"><bpmn:extensionElements>
        <xiaowu:input variable="n" expression="each.count + sum(goods.count) + other.count"/>
        <xiaowu:input variable="m" expression="count(goods[count > 2])"/>
        <xiaowu:input variable="o" expression="count"/>
      </bpmn:extensionElements></bpmn:serviceTask></bpmn:subProcess>
    <bpmn:serviceTask id="S" name="付款"><bpmn:extensionElements><xiaowu:input variable="sum" expression="case.amount + amount"/></bpmn:extensionElements></bpmn:serviceTask>
  </bpmn:process>
</bpmn:definitions>`;
const form: FormSchema = {
  title: '表',
  sections: [
    {
      key: 's',
      title: '一',
      fields: [
        { key: 'amount', label: '金额', type: 'money' },
        { key: 'note', label: '说明', type: 'text', requiredWhen: 'amount > 5' },
      ],
    },
  ],
  rules: [{ check: 'amount < 9', message: '太多', fields: ['amount', 'note'] }],
};
const pages = [
  { name: '申请表', html: '<p>{{amount}} {{ amounts }} {{ amount.total }}</p>' },
  { name: '通知', html: '<p data-when="amount &gt; 5 and kind = &quot;amount&quot;">x</p>' },
  { name: '其他', html: '<p>{{amounts}} amount</p>' },
];

const decisions = [
  {
    name: 'd.dmn',
    dmn: '<definitions name="amount"><dmn:decision id="a" name="档次 &amp; 限额"><dmn:text>amount &gt; 5</dmn:text></dmn:decision><dmn:decision id="b" name="其他"><dmn:text>"amount"</dmn:text></dmn:decision></definitions>',
  },
];

const trials: TrialRun[] = [
  {
    name: '大额',
    request: { by: 'p', at: '2026-03-02T01:00:00.000Z', variables: { amount: 6 } },
    acts: [],
    expected: { status: 'running', path: [], waiting: [] },
  },
];

const item = { name: '采购', ratingField: 'amount' };

describe('names in FEEL', () => {
  it('leaves texts and parts of other names alone', () => {
    expect(readsName('a.amount + amounts + "amount"', 'amount')).toBe(false);
    expect(renameIn('amount + a.amount + "amount" + amounts + f(amount)', 'amount', 'sum')).toBe(
      'sum + a.amount + "amount" + amounts + f(sum)',
    );
  });
});

describe('uses of a field', () => {
  async function elements() {
    const { rootElement } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(bpmn);
    const [process] = listOf(rootElement, 'rootElements') as [ModdleElement];
    const xml = async () => (await new BpmnModdle({ xiaowu: xiaowuModdle }).toXML(rootElement)).xml;
    const flowElements = listOf(process, 'flowElements');
    const inside = flowElements.flatMap((element) => listOf(element, 'flowElements'));
    return { all: [process, ...flowElements, ...inside], xml };
  }

  it('finds every place that names it, and nothing else', async () => {
    const { all } = await elements();
    expect(
      usesOf('amount', { elements: all, form, pages, decisions, trials, item }).map(
        ({ where, name }) => `${where} ${name}`,
      ),
    ).toEqual([
      'approver 审核',
      'right 审核',
      'condition 大额',
      'expression 合计',
      'expression 付款',
      'field 说明',
      'rule 太多',
      'print 申请表',
      'print 通知',
      'decision 档次 & 限额',
      'trial 大额',
      'rating 采购',
    ]);
    expect(usesOf('note', { elements: all, form, pages, decisions, trials, item })).toEqual([
      { where: 'rule', name: '太多', elementId: null },
    ]);
  });

  it('renames along in drawing, form and print page', async () => {
    const { all, xml } = await elements();
    for (const { target, properties } of renameInDrawing('amount', 'sum', all).changes)
      Object.entries(properties).forEach(([name, value]) => target.set(name, value));
    const renamed = await xml();
    for (const part of [
      'kind="field" value="sum"',
      'kind="role" value="amount"',
      'field="sum"',
      'field="amounts"',
      'sum &gt; 5 and kind = "amount"',
      'expression="case.amount + sum"',
      '<bpmn:script>sum * 2</bpmn:script>',
    ])
      expect(renamed).toContain(part);
    const { sections, rules } = renameInForm('amount', 'sum', form);
    expect(sections[0]?.fields).toEqual([
      { key: 'sum', label: '金额', type: 'money' },
      { key: 'note', label: '说明', type: 'text', requiredWhen: 'sum > 5' },
    ]);
    expect(rules).toEqual([{ check: 'sum < 9', message: '太多', fields: ['sum', 'note'] }]);
    expect(renameInPages('amount', 'sum', pages).map(({ html }) => html)).toEqual([
      '<p>{{sum}} {{ amounts }} {{ sum.total }}</p>',
      '<p data-when="sum &gt; 5 and kind = &quot;amount&quot;">x</p>',
      '<p>{{amounts}} amount</p>',
    ]);
    expect(pagesNaming('gt', pages)).toEqual([]);
  });

  it('finds and renames what is written, sent and worked out beside the steps, and names what it cannot be sure of', async () => {
    const beside = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="D" targetNamespace="t">
  <bpmn:message id="M" name="到账" xiaowu:correlationKey="amount"/>
  <bpmn:correlationProperty id="CP" name="单号"><bpmn:correlationPropertyRetrievalExpression id="RE" messageRef="M"><bpmn:messagePath xsi:type="bpmn:tFormalExpression">amount</bpmn:messagePath></bpmn:correlationPropertyRetrievalExpression></bpmn:correlationProperty>
  <bpmn:globalScriptTask id="GS" name="通用" scriptLanguage="application/feel" xiaowu:resultVariable="amount"><bpmn:script>amount + 1</bpmn:script></bpmn:globalScriptTask>
  <bpmn:process id="P" name="流程">
    <bpmn:correlationSubscription id="CS" correlationKeyRef="K"><bpmn:correlationPropertyBinding id="CB" correlationPropertyRef="CP"><bpmn:dataPath xsi:type="bpmn:tFormalExpression">amount + 2</bpmn:dataPath></bpmn:correlationPropertyBinding></bpmn:correlationSubscription>
    <bpmn:serviceTask id="S" name="核对"><bpmn:extensionElements><xiaowu:service type="http" resultVariable="amount"/><xiaowu:input variable="amount" expression="1"/><xiaowu:output variable="amount" expression="2"/></bpmn:extensionElements>
      <bpmn:dataInputAssociation id="DA"><bpmn:transformation xsi:type="bpmn:tFormalExpression">amount + 3</bpmn:transformation><bpmn:assignment><bpmn:from xsi:type="bpmn:tFormalExpression">amount + 4</bpmn:from><bpmn:to xsi:type="bpmn:tFormalExpression">total</bpmn:to></bpmn:assignment></bpmn:dataInputAssociation>
      <bpmn:multiInstanceLoopCharacteristics xiaowu:outputCollection="amount"><bpmn:complexBehaviorDefinition id="CD"><bpmn:condition xsi:type="bpmn:tFormalExpression">amount + 5</bpmn:condition></bpmn:complexBehaviorDefinition></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>
    <bpmn:businessRuleTask id="B" name="判定"><bpmn:extensionElements><xiaowu:decision decisionId="d" resultVariable="amount"/></bpmn:extensionElements></bpmn:businessRuleTask>
    <bpmn:complexGateway id="G" name="汇合"><bpmn:activationCondition xsi:type="bpmn:tFormalExpression">amount + 6</bpmn:activationCondition></bpmn:complexGateway>
    <bpmn:scriptTask id="J" name="换算" scriptFormat="application/javascript" xiaowu:resultVariable="amount"><bpmn:script>return amount * 7</bpmn:script></bpmn:scriptTask>
    <bpmn:scriptTask id="K2" name="打包" scriptFormat="application/javascript"><bpmn:script>return { amount }</bpmn:script></bpmn:scriptTask>
  </bpmn:process>
</bpmn:definitions>`;
    const { rootElement } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(beside);
    const process = listOf(rootElement, 'rootElements').find(({ $type }) => $type === 'bpmn:Process') as ModdleElement;
    const drawn = [process, ...listOf(process, 'flowElements')];
    const { changes, unsure } = renameInDrawing('amount', 'sum', drawn);
    expect(unsure.map(({ where, name }) => `${where} ${name}`)).toEqual(['script 打包', 'message 单号']);
    for (const { target, properties } of changes)
      Object.entries(properties).forEach(([name, value]) => target.set(name, value));
    const { xml } = await new BpmnModdle({ xiaowu: xiaowuModdle }).toXML(rootElement);
    expect(xml.match(/amount/g)).toHaveLength(3); // what the message brings, the input of the service, the script
    expect(xml).toContain('xiaowu:correlationKey="sum"');
    for (const part of ['sum + 1', 'sum + 2', 'sum + 3', 'sum + 4', 'sum + 5', 'sum + 6', 'return sum * 7'])
      expect(xml).toContain(part);
    expect(xml.match(/(?:resultVariable|outputCollection|output variable)="sum"/g)).toHaveLength(6);
  });

  it('names what a column or several fields leave behind, and takes their rights along', async () => {
    const { all, xml } = await elements();
    const rest = { pages: [], decisions: [], trials: [], item: { name: '采购' } };
    const uses = (found: ReturnType<typeof usesOf>) => found.map(({ where, name }) => `${where} ${name}`);
    const table: FormSchema = {
      title: '表',
      sections: [
        {
          key: 's',
          title: '一',
          fields: [
            {
              key: 'goods',
              label: '物品',
              type: 'table',
              columns: [
                { key: 'count', label: '数量', type: 'number' },
                { key: 'cost', label: '小计', type: 'formula', expression: 'count * 2' },
              ],
            },
            { key: 'total', label: '合计', type: 'formula', expression: 'sum(goods.count)' },
          ],
        },
      ],
      rules: [{ check: 'sum(goods.count) < 9', message: '太多', fields: ['goods.count'] }],
    };
    expect(uses(usesOfColumn('goods', 'count', { ...rest, elements: all, form: table }))).toEqual([
      'expression 登记',
      'field 小计',
      'field 合计',
      'rule 太多',
    ]);
    const keys = ['amount', 'note'];
    expect(uses(usesOfAll(keys, { ...rest, elements: all, form }))).toEqual([
      'approver 审核',
      'right 审核',
      'condition 大额',
      'expression 合计',
      'expression 付款',
      'rule 太多',
    ]);
    for (const { target, properties } of dropRights('amount', all))
      Object.entries(properties).forEach(([name, value]) => target.set(name, value));
    expect((await xml()).match(/field="\w+"/g)).toEqual(['field="amounts"']);
  });

  it('renames along in the columns and cells of decision tables, not in remarks or where the name means something else', () => {
    const dmn =
      '<decision id="a" name="x"><text>amount &gt; 5 and k = "amount"</text><annotationEntry><text>amount</text></annotationEntry><output name="amount"/></decision><textAnnotation><text>amount</text></textAnnotation>';
    const [renamed] = renameInDecisions('amount', 'sum', [{ name: 'd.dmn', dmn }]);
    expect(renamed?.dmn).toBe(dmn.replace('amount &gt;', 'sum &gt;'));
    const shadowed = [{ name: 'd.dmn', dmn: dmn.replace('name="x"', 'name="amount"') }];
    expect(renameInDecisions('amount', 'sum', shadowed)).toBe(shadowed);
  });

  it('renames a column along where the drawing says whose it is, and names what it cannot know', async () => {
    const { all, xml } = await elements();
    const { changes, unsure } = renameColumnInDrawing('goods', 'count', 'pieces', all);
    for (const { target, properties } of changes)
      Object.entries(properties).forEach(([name, value]) => target.set(name, value));
    const renamed = await xml();
    expect(renamed).toContain('expression="each.pieces + sum(goods.pieces) + other.count"');
    expect(renamed).toContain('expression="count(goods[count &#62; 2])"');
    expect(renamed).toContain('expression="count"');
    expect(unsure).toEqual(['登记']);
  });

  it('renames a column along in its neighbours, rules and print pages', () => {
    const goods: FormSchema = {
      title: '',
      sections: [
        {
          ...{ key: 's', title: '' },
          fields: [
            {
              ...{ key: 'goods', label: '物品', type: 'table' },
              columns: [
                { key: 'count', label: '数量', type: 'number' },
                { key: 'sum', label: '金额', type: 'formula', expression: 'count * 2' },
              ],
            },
            { key: 'count', label: '总数', type: 'number', visibleWhen: 'count > sum(goods.count)' },
          ],
        },
      ],
      rules: [{ check: 'count > 0', message: '要多于零', fields: ['goods.count'] }],
    };
    const { sections, rules } = renameColumnInForm('goods', 'count', 'pieces', goods);
    expect(sections[0]?.fields[0]?.columns).toMatchObject([{ key: 'pieces' }, { expression: 'pieces * 2' }]);
    expect(sections[0]?.fields[1]).toMatchObject({ key: 'count', visibleWhen: 'count > sum(goods.pieces)' });
    expect(rules).toEqual([{ check: 'pieces > 0', message: '要多于零', fields: ['goods.pieces'] }]);
    const [page] = renameColumnInPages('goods', 'count', 'pieces', [
      { html: '{{goods.count}}{{goods.count.total}}{{goods.counts}}{{count}}' },
    ]);
    expect(page?.html).toBe('{{goods.pieces}}{{goods.pieces.total}}{{goods.counts}}{{count}}');
  });
});
