import type { FlowNode, Process, UserTask } from '@xiaowu/engine';

const passedThrough: ReadonlySet<FlowNode['kind']> = new Set([
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'intermediateThrowEvent',
]);

/** User tasks that come right after an element on the drawing, with nothing but gateways between. */
export function nextUserTasks({ nodes, flows }: Process, elementId: string): UserTask[] {
  const found = new Map<string, UserTask>();
  const seen = new Set<string>();
  const follow = (id: string): void => {
    for (const flowId of nodes[id]?.outgoing ?? []) {
      const target = nodes[flows[flowId]?.targetId ?? ''];
      if (!target || seen.has(target.id)) continue;
      seen.add(target.id);
      if (target.kind === 'userTask') found.set(target.id, target);
      else if (passedThrough.has(target.kind)) follow(target.id);
    }
  };
  follow(elementId);
  return [...found.values()];
}
