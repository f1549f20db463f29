import { elementOf, listOf, type ModdleElement } from '../moddle';

const rulesOf = (element: ModdleElement) =>
  listOf(elementOf(element, 'extensionElements'), 'values').filter(({ $type }) => $type === 'xiaowu:Approver');

/** The lane that says who gets a step without rules of its own, as the engine finds it: the innermost one with rules. */
export function laneOf(task: ModdleElement): ModdleElement | null {
  for (let node: ModdleElement = task; node.$parent; node = node.$parent) {
    const found = laneIn(listOf(node.$parent, 'laneSets'), node, null);
    if (found) return found;
  }
  return null;
}

/** The approver rules that a step goes by. */
export function approverRulesFor(task: ModdleElement): readonly ModdleElement[] {
  const own = rulesOf(task);
  const lane = own.length === 0 ? laneOf(task) : null;
  return lane ? rulesOf(lane) : own;
}

function laneIn(
  sets: readonly ModdleElement[],
  node: ModdleElement,
  around: ModdleElement | null,
): ModdleElement | null {
  let found: ModdleElement | null = null;
  for (const lane of sets.flatMap((set) => listOf(set, 'lanes'))) {
    const decides = rulesOf(lane).length > 0 ? lane : around;
    if (listOf(lane, 'flowNodeRef').includes(node)) found ??= decides;
    const inner = elementOf(lane, 'childLaneSet');
    if (inner) found = laneIn([inner], node, decides) ?? found;
  }
  return found;
}
