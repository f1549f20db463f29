import { BpmnModdle } from 'bpmn-moddle';
import { xiaowuModdle } from '@xiaowu/engine';
import { isApplicantStep } from '../applicant-step';
import { approverRulesFor, laneOf } from './lane-of';
import { type ModdleElement, textOf } from '../moddle';

const lane = (id: string, role: string, refs: string, inner = '') =>
  `<bpmn:lane id="${id}">${role && `<bpmn:extensionElements><xiaowu:approver kind="role" value="${role}"/></bpmn:extensionElements>`}${refs}${inner}</bpmn:lane>`;
const ref = (id: string) => `<bpmn:flowNodeRef>${id}</bpmn:flowNodeRef>`;

async function tasksIn(lanes: string): Promise<Record<string, ModdleElement>> {
  const { elementsById } = await new BpmnModdle({ xiaowu: xiaowuModdle }).fromXML(`<?xml version="1.0"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xiaowu="urn:xiaowu:bpmn:1.0" id="d" targetNamespace="t">
<bpmn:process id="p"><bpmn:laneSet id="ls">${lanes}</bpmn:laneSet><bpmn:startEvent id="s"><bpmn:outgoing>f</bpmn:outgoing></bpmn:startEvent>
<bpmn:sequenceFlow id="f" sourceRef="s" targetRef="a"/><bpmn:userTask id="a"/>
<bpmn:subProcess id="sub"><bpmn:userTask id="b"/></bpmn:subProcess></bpmn:process></bpmn:definitions>`);
  return elementsById as unknown as Record<string, ModdleElement>;
}
const rolesOf = (task: ModdleElement | undefined) =>
  task ? approverRulesFor(task).map((rule) => textOf(rule, 'value')) : [];

describe('the lane of a step', () => {
  it('is the innermost one with rules, also around a sub-process', async () => {
    const inner = `<bpmn:childLaneSet id="in">${lane('i', 'inner', ref('a'))}${lane('j', '', ref('sub'))}</bpmn:childLaneSet>`;
    const { a, b } = await tasksIn(lane('l', 'outer', ref('a') + ref('sub'), inner));
    expect([rolesOf(a), rolesOf(b)]).toEqual([['inner'], ['outer']]);
    expect(a && textOf(laneOf(a)!, 'id')).toBe('i');
  });

  it('leaves the first step to the applicant unless it says otherwise', async () => {
    const given = await tasksIn(lane('l', 'office', ref('a')));
    const open = await tasksIn(lane('l', '', ref('a')));
    expect([isApplicantStep(given['a']!), isApplicantStep(open['a']!)]).toEqual([false, true]);
  });
});
