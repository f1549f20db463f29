import { approverRulesFor } from './layout/lane-of';
import { elementOf, listOf, type ModdleElement, textOf } from './moddle';

/**
 * The applicant's own step, as the engine finds it: the first user task reached from the start, unless it is given to
 * somebody else.
 */
export function isApplicantStep(task: ModdleElement): boolean {
  if (task.$type !== 'bpmn:UserTask') return false;
  let process = task;
  while (process.$parent && process.$type !== 'bpmn:Process') process = process.$parent;
  const seen = new Set<ModdleElement>();
  const open = [...startsOf(process)];
  for (let node = open.shift(); node; node = open.shift()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.$type === 'bpmn:UserTask') return node === task && isForApplicant(task);
    // What is inside a sub-process comes before what is behind it.
    open.push(...startsOf(node));
    open.push(...listOf(node, 'outgoing').flatMap((flow) => elementOf(flow, 'targetRef') ?? []));
  }
  return false;
}

const startsOf = (container: ModdleElement) =>
  container.$instanceOf('bpmn:FlowElementsContainer')
    ? listOf(container, 'flowElements').filter(({ $type }) => $type === 'bpmn:StartEvent')
    : [];

function isForApplicant(task: ModdleElement): boolean {
  const rules = approverRulesFor(task);
  return rules.length === 0 || rules.some((rule) => textOf(rule, 'kind') === 'applicant');
}
