import { elementOf, type ModdleElement } from '../moddle';

/**
 * Elements in the order in which a case comes to them: what stands inside an element and what follows it before what
 * its boundary events lead to; branches in the order of their flows; ways back are left out. `x` (where an element is
 * drawn) orders what nothing leads to.
 */
export function flowOrder(
  elements: readonly ModdleElement[],
  x: (element: ModdleElement) => number,
): readonly ModdleElement[] {
  const next = new Map<ModdleElement, ModdleElement[]>(elements.map((element) => [element, []]));
  const entered = new Set<ModdleElement>();
  const lead = (from: ModdleElement | null, to: ModdleElement | null) => {
    if (!from || !to || !next.has(to)) return;
    next.get(from)?.push(to);
    entered.add(to);
  };
  const flows = elements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  const isReached = new Set(flows.map((flow) => elementOf(flow, 'targetRef')));
  for (const element of elements)
    if (element.$parent && next.has(element.$parent) && !isReached.has(element) && !elementOf(element, 'attachedToRef'))
      lead(element.$parent, element);
  for (const flow of flows) lead(elementOf(flow, 'sourceRef'), elementOf(flow, 'targetRef'));
  for (const element of elements) lead(elementOf(element, 'attachedToRef'), element);

  const finished: ModdleElement[] = [];
  const seen = new Set<ModdleElement>();
  const byPlace = (some: readonly ModdleElement[]) => [...some].sort((a, b) => x(a) - x(b));
  const roots = byPlace(elements.filter((element) => !entered.has(element)));
  // an element is finished after all that follows it: the last finished is the first
  for (const root of roots.reverse()) visit(root);
  // circles that nothing leads into
  return [...finished.reverse(), ...byPlace(elements.filter((element) => !seen.has(element)))];

  function visit(start: ModdleElement): void {
    // a stack of our own: a drawing of thousands of steps in a row is deep
    const open: { element: ModdleElement; rest: ModdleElement[] }[] = [];
    const enter = (element: ModdleElement) => {
      seen.add(element);
      open.push({ element, rest: [...(next.get(element) ?? [])] });
    };
    enter(start);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const following = top.rest.pop();
      if (following === undefined) {
        finished.push(top.element);
        open.pop();
      } else if (!seen.has(following)) enter(following);
    }
  }
}
