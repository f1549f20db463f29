import type { FlowNode } from '../definition/flow-node.js';
import type { Run } from '../run.js';
import { elementNumbers } from '../state/element-numbers.js';
import type { Compensation, Scope, Variables } from '../state/instance-state.js';
import { visibleVariables } from '../state/variables.js';
import { compensationStartOf } from './compensation-start.js';
import { namesReadBy } from './names-read-by.js';

/**
 * An activity has completed in `parentId`: where something could undo it, that is kept there with the data of now
 * (§13.5.5). Once per instance or round; what is inside a sub-process is kept with it.
 */
export function recordCompensation(run: Run, node: FlowNode, scope: Scope, parentId: string): void {
  const parent = run.state.scope(parentId);
  const isInDrawing = parent.elementId === node.scopeId || parent.elementId === node.id;
  if (!('compensationHandlerId' in node) || node.isForCompensation || !isInDrawing) return;
  const made = compensationsFor(run, node.id, node.compensationHandlerId, scope);
  if (made.length === 0) return;
  run.state.putScope({ ...parent, compensations: [...(parent.compensations ?? []), ...made] });
}

function compensationsFor(
  run: Run,
  elementId: string,
  handlerId: string | null,
  scope: Scope,
): readonly Compensation[] {
  const node = run.node(elementId);
  const inside = scope.compensations ?? [];
  if (scope.loop !== undefined || scope.rounds !== undefined || node.kind === 'eventSubProcess') return inside;
  const element = elementNumbers(run.process).numbers.get(elementId) ?? -1;
  if (handlerId !== null) return [{ element, ...kept(dataFor(run, handlerId, scope)) }];
  if (inside.length === 0 && compensationStartOf(run, node) === null) return [];
  const number = scope.loopCounter ?? scope.round;
  const own = { ...(number !== undefined && { loopCounter: number }), ...scope.variables };
  return [{ element, ...kept(own), ...(inside.length > 0 && { inside }) }];
}

const kept = (variables: Variables) => (Object.keys(variables).length > 0 ? { variables } : {});

/** Only what the handler reads: a waiting case should stay small. */
function dataFor(run: Run, handlerId: string, scope: Scope): Variables {
  const visible = visibleVariables(run.state, scope);
  const names = namesReadBy(run.node(handlerId));
  if (names === null) return visible;
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(visible, name) ? [[name, visible[name] ?? null]] : [])),
  );
}
