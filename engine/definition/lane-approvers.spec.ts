import { bpmnFile, flow } from '../../test/support/engine/bpmn-file.js';
import { compile } from './compile.js';

const ext = (inside: string) => `<bpmn:extensionElements>${inside}</bpmn:extensionElements>`;
const role = (value: string) => `<xiaowu:approver kind="role" value="${value}"/>`;
const lane = (id: string, rules: string, refs: readonly string[], inner = '') =>
  `<bpmn:lane id="${id}">${rules && ext(rules)}${refs.map((ref) => `<bpmn:flowNodeRef>${ref}</bpmn:flowNodeRef>`).join('')}${inner && `<bpmn:childLaneSet id="in-${id}">${inner}</bpmn:childLaneSet>`}</bpmn:lane>`;

async function approversIn(lanes: string, elements: string) {
  const laneSet = `<bpmn:laneSet id="lanes">${lanes}</bpmn:laneSet>`;
  const [process] = (await compile(bpmnFile(laneSet + elements))).processes;
  const of = (id: string) => {
    const node = process?.nodes[id];
    return node?.kind === 'userTask'
      ? node.approval.approvers.map(({ kind, ...rest }) => [kind, ...Object.values(rest)].join(' '))
      : [];
  };
  return { of, applicantTaskId: process?.applicantTaskId };
}

const line = `<bpmn:startEvent id="s"/>${flow('f0', 's', 'a')}<bpmn:userTask id="a"/>${flow('f1', 'a', 'b')}<bpmn:userTask id="b"/>${flow('f2', 'b', 'c')}<bpmn:userTask id="c">${ext(role('own'))}</bpmn:userTask>${flow('f3', 'c', 'e')}<bpmn:endEvent id="e"/>`;

describe('a lane', () => {
  it('says who gets the user tasks that do not say it themselves', async () => {
    const { of, applicantTaskId } = await approversIn(
      lane('l1', '', ['s', 'a']) + lane('l2', role('union'), ['b', 'c', 'e']),
      line,
    );
    expect(applicantTaskId).toBe('a');
    expect([of('a'), of('b'), of('c')]).toEqual([['applicant'], ['role union'], ['role own']]);
  });

  it('within a lane decides, and goes by the one around it when it says nothing', async () => {
    const inner = lane('i1', role('inner'), ['b']) + lane('i2', '', ['c']);
    const elements = line.replace(
      `<bpmn:userTask id="c">${ext(role('own'))}</bpmn:userTask>`,
      '<bpmn:userTask id="c"/>',
    );
    const { of } = await approversIn(lane('l0', '', ['a']) + lane('l1', role('outer'), ['b', 'c'], inner), elements);
    expect([of('b'), of('c')]).toEqual([['role inner'], ['role outer']]);
  });

  it('decides about what is inside a sub-process that stands in it', async () => {
    const elements = `<bpmn:startEvent id="s"/>${flow('f0', 's', 'a')}<bpmn:userTask id="a"/>${flow('f1', 'a', 'q')}<bpmn:subProcess id="q"><bpmn:startEvent id="i"/>${flow('g', 'i', 'b')}<bpmn:userTask id="b"/></bpmn:subProcess>`;
    const { of } = await approversIn(lane('l1', role('union'), ['q']), elements);
    expect(of('b')).toEqual(['role union']);
  });

  it('may give the first step to somebody else than the applicant', async () => {
    const { of, applicantTaskId } = await approversIn(lane('l1', role('office'), ['s', 'a', 'b']), line);
    expect(applicantTaskId).toBeNull();
    expect(of('a')).toEqual(['role office']);
  });

  it('has its rules checked like those of a task', async () => {
    const lanes = `<bpmn:laneSet id="lanes">${lane('l1', '<xiaowu:approver kind="role"/>', ['b'])}</bpmn:laneSet>`;
    await expect(compile(bpmnFile(lanes + line))).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]),
    });
  });
});
