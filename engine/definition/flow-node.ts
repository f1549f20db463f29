import type { Json } from '../state/instance-state.js';
import type { Approval } from './approval.js';
import type { ActivityData, EventData, Mapping } from './data-mapping.js';
import type { EventDefinition, MessageDefinition } from './event-definition.js';
import type { MultiInstance, StandardLoop } from './loop-characteristics.js';
import type { Expression } from './parsed-expression.js';

/** Which version of what another definition holds: the newest, the one deployed with this file, or a fixed one. */
export interface Binding {
  readonly binding: 'latest' | 'deployment' | 'version';
  /** Present for binding `version`. */
  readonly version?: number;
}

/** A script in a language that the shell runs in its sandbox. */
export interface JavaScript {
  readonly language: 'javascript';
  readonly source: string;
}

interface NodeBase {
  readonly id: string;
  readonly name: string | null;
  /** Process id or id of the sub-process it stands in. */
  readonly scopeId: string;
  /** Ids of sequence flows. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
}

interface ActivityBase extends NodeBase, ActivityData {
  /** Conditional and default flows may leave any activity and the exclusive and inclusive gateways. */
  readonly defaultFlowId: string | null;
  readonly boundaryEventIds: readonly string[];
  readonly multiInstance: MultiInstance | null;
  readonly standardLoop: StandardLoop | null;
  /** Tokens that must have come by one flow before it begins. */
  readonly startQuantity: number;
  /** Tokens that leave by every flow that is taken. */
  readonly completionQuantity: number;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  /** The activity that undoes it, by its compensation boundary event; null = there is none. */
  readonly compensationHandlerId: string | null;
  /** It only runs to undo another one. */
  readonly isForCompensation: boolean;
}

interface GatewayBase extends NodeBase {
  readonly defaultFlowId: string | null;
}

/** Starts the process, a sub-process or, when its event occurs, an event sub-process. */
export interface StartEvent extends NodeBase, EventData {
  readonly kind: 'startEvent';
  /** Of an event sub-process: it takes the place of what runs around it. */
  readonly isInterrupting: boolean;
  readonly event: EventDefinition;
}

export interface EndEvent extends NodeBase {
  readonly kind: 'endEvent';
  readonly event: EventDefinition;
  /** What a message or signal carries. */
  readonly inputs: readonly Mapping[];
}

export interface IntermediateCatchEvent extends NodeBase, EventData {
  readonly kind: 'intermediateCatchEvent';
  readonly event: EventDefinition;
}

export interface IntermediateThrowEvent extends NodeBase {
  readonly kind: 'intermediateThrowEvent';
  readonly event: EventDefinition;
  /** What a message or signal carries. */
  readonly inputs: readonly Mapping[];
}

export interface BoundaryEvent extends NodeBase, EventData {
  readonly kind: 'boundaryEvent';
  readonly attachedToId: string;
  readonly isInterrupting: boolean;
  readonly event: EventDefinition;
}

export interface UserTask extends ActivityBase {
  readonly kind: 'userTask';
  readonly approval: Approval;
}

export interface Task extends ActivityBase {
  readonly kind: 'task' | 'manualTask';
}

export interface ServiceTask extends ActivityBase {
  readonly kind: 'serviceTask';
  /** e.g. `http`. */
  readonly type: string;
  readonly settings: { readonly [name: string]: Json };
  /** Variable that takes the result as a whole; null = only `outputs`, which see it as `result`. */
  readonly resultVariable: string | null;
}

export interface ScriptTask extends ActivityBase {
  readonly kind: 'scriptTask';
  /** FEEL is evaluated by the engine, JavaScript by the shell. */
  readonly script: Expression | JavaScript;
  readonly resultVariable: string | null;
}

export interface BusinessRuleTask extends ActivityBase {
  readonly kind: 'businessRuleTask';
  readonly decisionId: string;
  readonly decision: Binding;
  readonly resultVariable: string | null;
}

export interface SendTask extends ActivityBase {
  readonly kind: 'sendTask';
  readonly message: MessageDefinition;
}

export interface ReceiveTask extends ActivityBase {
  readonly kind: 'receiveTask';
  readonly message: MessageDefinition;
  /** The message starts the instance. */
  readonly isInstantiating: boolean;
}

/** Calls a process of this file or another. The call of a global task of the same file is read as that task. */
export interface CallActivity extends ActivityBase {
  readonly kind: 'callActivity';
  readonly calledElement: string;
  readonly called: Binding;
  /** The called instance gets all that is visible here, beside what the input mappings give. */
  readonly passesAll: boolean;
  /** All that it ends with becomes variables here, beside what the output mappings give. */
  readonly takesAll: boolean;
}

export interface SubProcess extends ActivityBase {
  readonly kind: 'subProcess';
  readonly startEventId: string;
  readonly eventSubProcessIds: readonly string[];
}

/** A sub-process that can be canceled as a whole from inside (§10.7). */
export interface Transaction extends Omit<SubProcess, 'kind'> {
  readonly kind: 'transaction';
}

/** No flow leads to it: it begins when the event of its start event occurs in the scope around it. */
export interface EventSubProcess extends ActivityBase {
  readonly kind: 'eventSubProcess';
  readonly startEventId: string;
  readonly eventSubProcessIds: readonly string[];
}

export interface AdHocSubProcess extends ActivityBase {
  readonly kind: 'adHocSubProcess';
  readonly eventSubProcessIds: readonly string[];
  /** `sequential`: one activity at a time. */
  readonly ordering: 'parallel' | 'sequential';
  /** Asked after each activity; null = it ends when nothing that was begun is left. */
  readonly completionCondition: Expression | null;
  /** What still runs when the condition holds is canceled, else waited for. */
  readonly cancelsRemaining: boolean;
}

export interface ExclusiveGateway extends GatewayBase {
  readonly kind: 'exclusiveGateway';
}

export interface ParallelGateway extends GatewayBase {
  readonly kind: 'parallelGateway';
}

export interface InclusiveGateway extends GatewayBase {
  readonly kind: 'inclusiveGateway';
}

/** Fires when its condition holds, see §13.4.5. */
export interface ComplexGateway extends GatewayBase {
  readonly kind: 'complexGateway';
  /** Sees `activationCount`, the number of incoming flows with a token, and every flow's own count by its id. */
  readonly activationCondition: Expression;
}

/** The token goes to the event behind it that occurs first. */
export interface EventBasedGateway extends GatewayBase {
  readonly kind: 'eventBasedGateway';
  /** The first event starts the instance; `parallel`: which then waits for the others, too. Null = it is reached by a flow. */
  readonly instantiates: 'exclusive' | 'parallel' | null;
}

export type FlowNode =
  | StartEvent
  | EndEvent
  | IntermediateCatchEvent
  | IntermediateThrowEvent
  | BoundaryEvent
  | UserTask
  | Task
  | ServiceTask
  | ScriptTask
  | BusinessRuleTask
  | SendTask
  | ReceiveTask
  | CallActivity
  | SubProcess
  | Transaction
  | AdHocSubProcess
  | EventSubProcess
  | ExclusiveGateway
  | ParallelGateway
  | InclusiveGateway
  | ComplexGateway
  | EventBasedGateway;

export type ElementKind = FlowNode['kind'];

export type Activity =
  | UserTask
  | Task
  | ServiceTask
  | ScriptTask
  | BusinessRuleTask
  | SendTask
  | ReceiveTask
  | CallActivity
  | SubProcess
  | Transaction
  | AdHocSubProcess
  | EventSubProcess;
