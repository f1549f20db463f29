import type { ElementKind, FlowNode } from '../definition/flow-node.js';
import { activity } from './activity.js';
import { adHocSubProcess } from './ad-hoc-sub-process.js';
import type { ElementBehavior } from './behavior.js';
import { boundaryEvent } from './boundary-event.js';
import { businessRuleTask } from './business-rule-task.js';
import { callActivity } from './call-activity.js';
import { complexGateway } from './complex-gateway.js';
import { endEvent } from './end-event.js';
import { eventBasedGateway } from './event-based-gateway.js';
import { exclusiveGateway } from './exclusive-gateway.js';
import { inclusiveGateway } from './inclusive-gateway.js';
import { intermediateCatchEvent } from './intermediate-catch-event.js';
import { intermediateThrowEvent } from './intermediate-throw-event.js';
import { parallelGateway } from './parallel-gateway.js';
import { receiveTask } from './receive-task.js';
import { scriptTask } from './script-task.js';
import { sendTask } from './send-task.js';
import { serviceTask } from './service-task.js';
import { startEvent } from './start-event.js';
import { subProcess } from './sub-process.js';
import { task } from './task.js';
import { userTask } from './user-task.js';

type NodeOf<Kind extends ElementKind> = FlowNode extends infer Node
  ? Node extends { readonly kind: infer Kinds }
    ? Kind extends Kinds
      ? Node
      : never
    : never
  : never;

/** The only place that tells kinds apart: a kind without behaviour does not compile. */
const behaviors: { readonly [Kind in ElementKind]: ElementBehavior<NodeOf<Kind> & FlowNode> } = {
  startEvent,
  endEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  userTask: activity(userTask),
  task: activity(task),
  manualTask: activity(task),
  serviceTask: activity(serviceTask),
  scriptTask: activity(scriptTask),
  businessRuleTask: activity(businessRuleTask),
  sendTask: activity(sendTask),
  receiveTask: activity(receiveTask),
  callActivity: activity(callActivity),
  subProcess: activity(subProcess),
  adHocSubProcess: activity(adHocSubProcess),
  exclusiveGateway,
  parallelGateway,
  inclusiveGateway,
  complexGateway,
  transaction: activity(subProcess),
  eventSubProcess: activity(subProcess),
  eventBasedGateway,
};

/** What a node does. */
export function behaviorOf(node: FlowNode): ElementBehavior {
  return behaviors[node.kind] as ElementBehavior;
}
