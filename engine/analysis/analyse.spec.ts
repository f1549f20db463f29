import { around, bpmnFile, condition, flow } from '../../test/support/engine/bpmn-file.js';
import { compile } from '../definition/compile.js';
import type { Process } from '../definition/graph.js';
import { analyse } from './analyse.js';

const compiled = async (elements: string): Promise<Process> =>
  (await compile(bpmnFile(elements))).processes[0] as Process;
const task = (id: string) => `<bpmn:task id="${id}"/>`;
const choice = (split: string, before = '') => `
  <bpmn:startEvent id="s"/>${before || flow('f0', 's', 'x')}<bpmn:${split} id="x" default="f2"/>
  ${flow('f1', 'x', 'a', condition('c'))}${flow('f2', 'x', 'b')}${task('a')}${task('b')}
  ${flow('f3', 'a', 'j')}${flow('f4', 'b', 'j')}<bpmn:parallelGateway id="j"/>${flow('f5', 'j', 'e')}<bpmn:endEvent id="e"/>`;

describe('analyse', () => {
  it('finds a parallel join behind an exclusive split', async () => {
    expect(analyse(await compiled(choice('exclusiveGateway')))).toEqual([
      { severity: 'warning', code: 'join.deadlock', elementId: 'j', data: { path: ['s', 'x', 'b', 'j'] } },
    ]);
  });

  describe('of who gets a task', () => {
    const asked = (...rules: string[]) => {
      const approvers = rules.map((rule) => `<xiaowu:approver ${rule}/>`).join('');
      return compiled(
        `<bpmn:startEvent id="s"/>${flow('f1', 's', 'own')}<bpmn:userTask id="own"/>${flow('f2', 'own', 'u')}
         <bpmn:userTask id="u"><bpmn:extensionElements>${approvers}</bpmn:extensionElements></bpmn:userTask>
         ${flow('f3', 'u', 'e')}<bpmn:endEvent id="e"/>`,
      );
    };

    it('finds a process in which only the applicant does', async () => {
      const process = await asked('kind="applicant"');
      expect(analyse(process)).toEqual([
        { severity: 'warning', code: 'process.noApprover', elementId: process.id, data: {} },
      ]);
    });

    it('is content when somebody else may', async () => {
      expect(analyse(await asked('kind="applicant"', 'kind="role" value="clerk"'))).toEqual([]);
    });
  });

  describe('with the fields of the form', () => {
    const process = () =>
      compiled(
        `<bpmn:startEvent id="s"/>${flow('f1', 's', 'own')}<bpmn:userTask id="own"/>${flow('f2', 'own', 'u')}
         <bpmn:userTask id="u"><bpmn:extensionElements><xiaowu:approver kind="field" value="boss"/>
           <xiaowu:fieldRight field="amount" right="read"/><xiaowu:fieldRight field="goods.name" right="read"/><xiaowu:fieldRight field="gone" right="read"/>
         </bpmn:extensionElements></bpmn:userTask>${flow('f3', 'u', 'g')}<bpmn:exclusiveGateway id="g" default="no"/>
         ${flow('yes', 'g', 'e', condition('amount > 5 and count(goods[price > limit]) > 1'))}${flow('no', 'g', 'e')}<bpmn:endEvent id="e"/>`,
      );

    it('finds names that the form does not have', async () => {
      expect(analyse(await process(), { fields: ['amount', 'goods', 'goods.name', 'goods.price'] })).toEqual([
        { severity: 'warning', code: 'condition.unknownField', elementId: 'yes', data: { field: 'limit' } },
        { severity: 'warning', code: 'fieldRight.unknownField', elementId: 'u', data: { field: 'gone' } },
        { severity: 'warning', code: 'approver.unknownField', elementId: 'u', data: { field: 'boss' } },
      ]);
    });

    it('is content when all are there', async () => {
      const fields = ['amount', 'goods', 'goods.name', 'goods.price', 'limit', 'gone', 'boss'];
      expect(analyse(await process(), { fields })).toEqual([]);
    });

    it('does not call a name unknown that a called process, or who calls this one, may bring', async () => {
      const reading = (attributes: string) =>
        compiled(
          around(
            't',
            `<bpmn:callActivity id="t" calledElement="p" ${attributes}/>${flow('x', 't', 'end', condition('sum > 1'))}`,
          ),
        );
      const unknownIn = async (attributes: string) =>
        analyse(await reading(attributes), { fields: [] }).map(({ data }) => data['field']);
      expect(await unknownIn('')).toEqual(['sum']);
      expect(await unknownIn('xiaowu:takesAll="true"')).toEqual([]);
      expect(await unknownIn('xiaowu:passesAll="true"')).toEqual([]);
    });

    it('takes a name in a filter for a column of that very list, or of one that it does not know', async () => {
      const filters = (source: string) =>
        compiled(around('t', `<bpmn:task id="t"/>${flow('x', 't', 'end', condition(source))}`));
      const fields = ['amount', 'goods', 'goods.price', 'trips', 'trips.day'];
      const unknownIn = async (source: string) =>
        analyse(await filters(source), { fields }).map(({ data }) => data['field']);
      expect(await unknownIn('count(goods[price > amount]) > 1')).toEqual([]);
      expect(await unknownIn('count(goods[day > amount]) > 1')).toEqual(['day']);
      expect(await unknownIn('price > 1 and count(goods[price > 1]) > 1')).toEqual(['price']);
      expect(await unknownIn('count(amount[price > 1]) > 1')).toEqual(['price']);
      expect(await unknownIn('count(answer.rows[price > 1]) > 1')).toEqual(['answer']);
    });

    it('does not ask for what the process writes itself', async () => {
      const written = `<bpmn:task id="t"><bpmn:extensionElements><xiaowu:output variable="a" expression="1"/></bpmn:extensionElements></bpmn:task>`;
      const read = await compiled(around('t', `${written}${flow('x', 't', 'end', condition('a > 0'))}`));
      expect(analyse(read, { fields: [] })).toEqual([]);
    });
  });
});
