import type { Process } from '../definition/graph.js';
import { elementNumbers } from '../state/element-numbers.js';
import type {
  Ballot,
  Compensation,
  InstanceState,
  Passed,
  Resetting,
  Scope,
  StoodIn,
} from '../state/instance-state.js';
import type { Move } from '../state/move.js';
import type { MigrationPlan } from './migration-plan.js';

/** The state with the ids of the other version; what has none there keeps its id and is the caller's to take away. */
export function mappedState(
  source: Process,
  target: Process,
  state: InstanceState,
  plan: MigrationPlan,
): InstanceState {
  const to = (id: string): string => (id === source.id ? target.id : (plan.elements[id] ?? id));
  const { ids } = elementNumbers(source);
  const { numbers } = elementNumbers(target);
  const userTaskOf = (number: number): [mapped: number] | [] => {
    const id = plan.elements[ids[number] ?? ''] ?? '';
    const mapped = numbers.get(id);
    return mapped === undefined || target.nodes[id]?.kind !== 'userTask' ? [] : [mapped];
  };
  const passedSteps = (passed: readonly Passed[]): Passed[] =>
    passed.flatMap(([number, ...people]) => userTaskOf(number).map((mapped): Passed => [mapped, ...people]));
  const stoodInAt = (stoodIn: readonly StoodIn[]): StoodIn[] =>
    stoodIn.flatMap(([number, ...pair]) => userTaskOf(number).map((mapped): StoodIn => [mapped, ...pair]));
  const gateways = (list: readonly Resetting[]): Resetting[] =>
    list.map((each) => ({ ...each, elementId: to(each.elementId), flowIds: each.flowIds.map(to) }));
  const compensable = (list: readonly Compensation[]): Compensation[] =>
    list.flatMap((each): Compensation[] => {
      const element = numbers.get(plan.elements[ids[each.element] ?? ''] ?? '');
      if (element === undefined) return [];
      return [{ ...each, element, ...(each.inside !== undefined && { inside: compensable(each.inside) }) }];
    });
  const ballotsOf = (list: readonly Ballot[]): Ballot[] =>
    list.flatMap((ballot): Ballot[] => {
      const element = numbers.get(plan.elements[ids[ballot.element] ?? ''] ?? '');
      return element === undefined ? [] : [{ ...ballot, element }];
    });
  const scopeOf = ({
    passed,
    passedInside,
    ballots,
    chosen,
    resetting,
    served,
    compensations,
    ...scope
  }: Scope): Scope => ({
    ...scope,
    elementId: to(scope.elementId),
    ...(passed !== undefined && { passed: passedSteps(passed) }),
    ...(passedInside !== undefined && { passedInside: passedSteps(passedInside) }),
    ...(ballots !== undefined && { ballots: ballotsOf(ballots) }),
    ...(chosen !== undefined && { chosen: passedSteps(chosen) }),
    ...(resetting !== undefined && { resetting: gateways(resetting) }),
    ...(served !== undefined && { served: gateways(served) }),
    ...(compensations !== undefined && { compensations: compensable(compensations) }),
  });
  const moveOf = (move: Move): Move => {
    if (move.type === 'arrive') return { ...move, flowId: to(move.flowId) };
    if (!('elementId' in move)) return move;
    if (move.type !== 'enter') return { ...move, elementId: to(move.elementId) };
    return {
      ...move,
      elementId: to(move.elementId),
      ...(move.path !== undefined && { path: move.path.map(to) }),
    };
  };
  return {
    ...state,
    processId: target.id,
    ...(state.chosen !== undefined && { chosen: passedSteps(state.chosen) }),
    ...(state.stoodIn !== undefined && { stoodIn: stoodInAt(state.stoodIn) }),
    scopes: state.scopes.map(scopeOf),
    tokens: state.tokens.map((token) => ({ ...token, elementId: to(token.elementId), flowId: to(token.flowId) })),
    jobs: state.jobs.map((job) => ({ ...job, elementId: to(job.elementId) })),
    incidents: state.incidents.map((each) => ({ ...each, elementId: to(each.elementId), move: moveOf(each.move) })),
  };
}
