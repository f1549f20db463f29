import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toOwnDialect } from '@xiaowu/engine';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import { compareDrawings } from './compare-drawings';
import { compareForms } from './compare-forms';

const file = (elements: string, x = 100) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="D" targetNamespace="t">
  <bpmn:process id="P" isExecutable="true">${elements}</bpmn:process>
  <bpmndi:BPMNDiagram id="B"><bpmndi:BPMNPlane id="L" bpmnElement="P"><bpmndi:BPMNShape id="A_di" bpmnElement="A"><dc:Bounds x="${x}" y="0" width="100" height="80"/></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</bpmn:definitions>`;
const task = (id: string, inside = '', name = id) =>
  `<bpmn:userTask id="${id}" name="${name}"><bpmn:extensionElements>${inside}</bpmn:extensionElements></bpmn:userTask>`;
const flow = (condition: string) =>
  `<bpmn:sequenceFlow id="F" sourceRef="A" targetRef="B"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>`;

describe('compareDrawings', () => {
  it('finds nothing when only the drawing was moved', async () => {
    const elements = task('A') + task('B') + flow('amount &gt; 5');
    expect(await compareDrawings(file(elements), file(elements, 400))).toEqual([]);
  });

  it('names what was added, removed and changed, with the values before and after', async () => {
    const before =
      task('A', '<xiaowu:approval mode="all"/><xiaowu:approver kind="departmentHead"/>') +
      task('B') +
      flow('amount &gt; 5');
    const after =
      task('A', '<xiaowu:approval mode="any"/><xiaowu:approver kind="role" value="chair"/>', '负责人') +
      task('C') +
      flow('amount &gt; 9').replace('"B"', '"C"');
    expect(await compareDrawings(file(before), file(after))).toEqual([
      {
        id: 'A',
        name: '负责人',
        type: 'UserTask',
        kind: 'changed',
        differences: [
          { path: 'approval.mode', before: 'all', after: 'any' },
          { path: 'approver.kind', before: 'departmentHead', after: 'role' },
          { path: 'approver.value', before: null, after: 'chair' },
          { path: 'name', before: 'A', after: '负责人' },
        ],
      },
      { id: 'C', name: 'C', type: 'UserTask', kind: 'added', differences: [] },
      {
        id: 'F',
        name: '',
        type: 'SequenceFlow',
        kind: 'changed',
        differences: [
          { path: 'conditionExpression.body', before: 'amount > 5', after: 'amount > 9' },
          { path: 'targetRef', before: 'B', after: 'C' },
        ],
      },
      { id: 'B', name: 'B', type: 'UserTask', kind: 'removed', differences: [] },
    ]);
  });
});

describe('compareForms', () => {
  const form = (fields: FormSchema['sections'][number]['fields']): FormSchema => ({
    title: '表',
    sections: [{ key: 's', title: '一', fields }],
  });

  it('tells fields and columns that are new, gone or changed', () => {
    const before = form([
      { key: 'amount', label: '金额', type: 'money', max: 100 },
      { key: 'goods', label: '物品', type: 'table', columns: [{ key: 'name', label: '名称', type: 'text' }] },
    ]);
    const after = form([
      { key: 'amount', label: '申请金额', type: 'money' },
      { key: 'goods', label: '物品', type: 'table', columns: [{ key: 'count', label: '数量', type: 'number' }] },
    ]);
    expect(compareForms(before, after)).toEqual([
      {
        part: 'field',
        path: 'amount',
        label: '申请金额',
        kind: 'changed',
        differences: [
          { path: 'label', before: '金额', after: '申请金额' },
          { path: 'max', before: '100', after: null },
        ],
      },
      { part: 'field', path: 'goods.count', label: '数量', kind: 'added', differences: [] },
      { part: 'field', path: 'goods.name', label: '名称', kind: 'removed', differences: [] },
    ]);
    expect(compareForms(before, before)).toEqual([]);
  });

  it('tells of its title, its sections, where fields stand, and its rules', () => {
    const [first, second] = [
      { key: 'first', title: '一', fields: [{ key: 'amount', label: '金额', type: 'money' as const }] },
      { key: 'second', title: '二', fields: [] },
    ];
    const before: FormSchema = {
      title: '表',
      sections: [first, second],
      rules: [{ check: 'amount > 0', message: '金额要大于零', fields: ['amount'] }],
    };
    const after: FormSchema = {
      title: '申请表',
      sections: [
        { ...first, fields: [] },
        { ...second, visibleWhen: 'amount > 5', fields: first.fields },
      ],
      rules: [
        { check: 'amount > 1', message: '金额要大于零', fields: ['amount'] },
        { check: 'amount < 9', message: '金额太大', fields: ['amount'] },
      ],
    };
    const changed = (part: string, path: string, label: string, ...[name, old, now]: (string | null)[]) => ({
      ...{ part, path, label, kind: 'changed' },
      differences: [{ path: name, before: old, after: now }],
    });
    expect(compareForms(before, after)).toEqual([
      changed('form', '', '申请表', 'formTitle', '表', '申请表'),
      changed('section', 'second', '二', 'visibleWhen', null, 'amount > 5'),
      changed('field', 'amount', '金额', 'section', '一', '二'),
      changed('rule', '', '金额要大于零', 'check', 'amount > 0', 'amount > 1'),
      { part: 'rule', path: '', label: '金额太大', kind: 'added', differences: [] },
    ]);
    expect(compareForms(before, before)).toEqual([]);
  });
});

describe('compareDrawings of files of other tools', () => {
  const folder = join(__dirname, '../../../engine/definition/dialects/fixtures');

  it.each(readdirSync(folder))('says what is written otherwise here: %s', async (name) => {
    const xml = readFileSync(join(folder, name), 'utf8');
    const { xml: own } = await toOwnDialect(xml);
    const differences = await compareDrawings(xml, own);
    expect(differences.length).toBeGreaterThan(0);
    expect(differences.every(({ kind }) => kind === 'changed')).toBe(true);
    expect(await compareDrawings(xml, xml)).toEqual([]);
  });
});
