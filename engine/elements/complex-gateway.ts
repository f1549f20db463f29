import type { ComplexGateway } from '../definition/flow-node.js';
import { IncidentRaised } from '../errors.js';
import { flowsTaken, take } from '../leave.js';
import type { Run } from '../run.js';
import type { Resetting, Token } from '../state/instance-state.js';
import type { ElementBehavior } from './behavior.js';
import { isStillToCome } from './still-to-come.js';

/**
 * Fires when its activation condition holds, then waits for the tokens that are still to come, as an inclusive join
 * would, and takes them without firing again unless a condition asks for it (§13.4.5).
 */
export const complexGateway: ElementBehavior<ComplexGateway> = {
  isFork: true,
  joins: true,
  enter(run, node, { scopeId, flowId }) {
    if (flowId === null || node.incoming.length < 2) activate(run, node, scopeId);
    else run.state.addToken({ id: run.state.newId('k'), scopeId, elementId: node.id, flowId });
  },
  recheck(run, node, scopeId) {
    const tokens = run.state.current.tokens.filter((t) => t.elementId === node.id && t.scopeId === scopeId);
    const resetting = run.state.scope(scopeId).resetting?.find(({ elementId }) => elementId === node.id);
    if (resetting !== undefined) {
      const { flowIds } = resetting;
      const served = new Set([...flowIds, ...tokens.map(({ flowId }) => flowId)]);
      if (!isStillToCome(run, node, scopeId, served)) reset(run, node, scopeId, tokens, flowIds);
    } else if (tokens.length > 0 && isActivated(run, node, scopeId, tokens)) {
      const flowIds = consume(run, tokens, node.incoming);
      const { resetting: others = [], ...scope } = run.state.scope(scopeId);
      run.state.putScope({ ...scope, resetting: [...others, { elementId: node.id, flowIds }] });
      activate(run, node, scopeId);
    }
  },
};

/** The condition sees how many flows have a token and, by its id, how many tokens each flow has. */
function isActivated(run: Run, node: ComplexGateway, scopeId: string, tokens: readonly Token[]): boolean {
  const counts = node.incoming.map((id): [string, number] => [id, tokens.filter(({ flowId }) => flowId === id).length]);
  const activationCount = counts.filter(([, count]) => count > 0).length;
  const known = { ...Object.fromEntries(counts), activationCount };
  return run.evaluate(node.activationCondition, run.state.scope(scopeId), node.id, known) === true;
}

/** First phase: as an inclusive gateway splits. */
function activate(run: Run, node: ComplexGateway, scopeId: string): void {
  if (node.outgoing.length === 0) return run.consume(scopeId);
  const taken = flowsTaken(run, node, scopeId, { waitingForStart: true });
  if (taken.length === 0) throw new IncidentRaised('flow.noneHolds', node.id, { flows: [...node.outgoing] });
  for (const flow of taken) take(run, flow, scopeId);
}

/** Second phase: flows are taken only where a condition asks for it, or by default (decisions/complex-gateway.md). */
function reset(
  run: Run,
  node: ComplexGateway,
  scopeId: string,
  tokens: readonly Token[],
  taken: readonly string[],
): void {
  consume(
    run,
    tokens,
    node.incoming.filter((id) => !taken.includes(id)),
  );
  const { resetting = [], served = [], ...scope } = run.state.scope(scopeId);
  const isOther = ({ elementId }: Resetting): boolean => elementId !== node.id;
  const others = resetting.filter(isOther);
  run.state.putScope({
    ...scope,
    ...(others.length > 0 && { resetting: others }),
    served: [...served.filter(isOther), { elementId: node.id, flowIds: taken }],
  });
  const flows = flowsTaken(run, node, scopeId, { waitingForStart: false }).filter(
    ({ id, condition }) => condition !== null || id === node.defaultFlowId,
  );
  for (const flow of flows) take(run, flow, scopeId);
  if (flows.length === 0) run.consume(scopeId);
}

/** Takes one token of every flow that has one; gives those flows. */
function consume(run: Run, tokens: readonly Token[], flowIds: readonly string[]): string[] {
  const used = flowIds.flatMap((id) => tokens.find(({ flowId }) => flowId === id) ?? []);
  run.state.removeTokens(new Set(used));
  return used.map(({ flowId }) => flowId);
}
