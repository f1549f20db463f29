import type { Process } from '../graph.js';
import type { Problem } from '../problem.js';
import { adHocContent } from './ad-hoc-content.js';
import { boundaryError } from './boundary-error.js';
import { boundaryFlows } from './boundary-flows.js';
import { boundaryHost } from './boundary-host.js';
import { cancelEvents } from './cancel-events.js';
import { compensation } from './compensation.js';
import { conditionMissing } from './condition-missing.js';
import { conditionalFlow } from './conditional-flow.js';
import { defaultFlow } from './default-flow.js';
import { endError } from './end-error.js';
import { endOutgoing } from './end-outgoing.js';
import { endReachable } from './end-reachable.js';
import { escalationCode } from './escalation-code.js';
import { eventGatewayTargets } from './event-gateway-targets.js';
import { eventInterrupting } from './event-interrupting.js';
import { eventSubProcess } from './event-sub-process.js';
import { flowEnds } from './flow-ends.js';
import { flowScope } from './flow-scope.js';
import { gatewayDefault } from './gateway-default.js';
import { gatewayFlows } from './gateway-flows.js';
import { linkEvents } from './link-events.js';
import { nodeReachable } from './node-reachable.js';
import type { Rule } from './rule.js';
import { startEvents } from './start-events.js';
import { startIncoming } from './start-incoming.js';
import { userTaskApprovers } from './user-task-approvers.js';

const rules: readonly Rule[] = [
  flowEnds,
  flowScope,
  startEvents,
  startIncoming,
  adHocContent,
  endOutgoing,
  endError,
  boundaryHost,
  boundaryFlows,
  boundaryError,
  eventInterrupting,
  eventSubProcess,
  eventGatewayTargets,
  linkEvents,
  compensation,
  cancelEvents,
  escalationCode,
  defaultFlow,
  conditionalFlow,
  conditionMissing,
  gatewayFlows,
  gatewayDefault,
  userTaskApprovers,
];

/** They follow flows, so that a gap in the graph would make them report what is only a consequence. */
const pathRules: readonly Rule[] = [nodeReachable, endReachable];

/** Asks every rule; those that follow paths only when nothing is wrong so far. */
export function checkRules(process: Process, hasErrors: boolean): readonly Problem[] {
  const problems = rules.flatMap((rule) => rule(process));
  const isWhole = !hasErrors && problems.every(({ severity }) => severity !== 'error');
  return isWhole ? [...problems, ...pathRules.flatMap((rule) => rule(process))] : problems;
}
