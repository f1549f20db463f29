import type { Process } from '../definition/graph.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { InstanceState } from '../state/instance-state.js';
import { standInsAt } from '../state/stood-in.js';

/**
 * Person ids of who has approved other steps of a case than this one, as it stands: whose task it was as well as who
 * really acted (代理) and who was asked by them and agreed (加签). What 退回 has undone does not count, and the applicant's
 * submission is no approval. A step that is done again may be done by who did it before. What a called process did is
 * its own.
 */
export function earlierApprovers(process: Process, state: InstanceState, elementId: string): string[] {
  const { ids } = elementNumbers(process);
  const indexes = state.scopes
    .flatMap(({ passed = [], passedInside = [] }) => [...passed, ...passedInside])
    .filter(([element]) => ids[element] !== elementId && ids[element] !== process.applicantTaskId)
    .flatMap(([element, ...people]) => [...people, ...standInsAt(state, element, people)]);
  return [...new Set(indexes)].flatMap((index) => state.people[index] ?? []);
}
