import type { Json } from '../state/instance-state.js';
import type { Approval } from './approval.js';

/** A FEEL expression parsed once. `source` is kept for messages. */
export interface Expression {
  readonly source: string;
  /** Top-level variable names it reads; what a condition depends on. */
  readonly reads: readonly string[];
  /** Opaque handle of `expression.ts`. */
  readonly program: unknown;
}

export interface SequenceFlow {
  readonly id: string;
  readonly name: string | null;
  readonly sourceId: string;
  readonly targetId: string;
  readonly condition: Expression | null;
}

export interface TimerDefinition {
  readonly kind: 'timer';
  /** FEEL or literal ISO 8601: a date-time, a duration (`P1DT2H`), or a cycle (`R3/PT10H`, `R/PT24H`). */
  readonly timer: 'date' | 'duration' | 'cycle';
  readonly value: Expression;
}
export interface MessageDefinition {
  readonly kind: 'message';
  readonly name: string;
  /** FEEL; null = addressed to the instance itself. */
  readonly correlationKey: Expression | null;
  /** Of a thrown one: its key is taken out of what it carries (a BPMN correlation key). */
  readonly isOfPayload?: true;
}
export interface ErrorDefinition {
  readonly kind: 'error';
  /** null catches any. */
  readonly code: string | null;
}
/** Reaches everybody who waits for it, in this instance and in others. */
export interface SignalDefinition {
  readonly kind: 'signal';
  readonly name: string;
}
export interface EscalationDefinition {
  readonly kind: 'escalation';
  /** null catches any. */
  readonly code: string | null;
}
export interface ConditionalDefinition {
  readonly kind: 'conditional';
  readonly condition: Expression;
}
/** A pair of links is read as a sequence flow that is called as the throwing event. */
export interface LinkDefinition {
  readonly kind: 'link';
  readonly name: string;
}
export interface CompensationDefinition {
  readonly kind: 'compensation';
  /** Thrown: the activity to compensate; null = everything that its scope has completed. */
  readonly activityId: string | null;
  /** Thrown: the token goes on only when the compensation is done. */
  readonly waitsForCompletion: boolean;
}
/** Several definitions at one event: caught, one of them is enough, or all must have occurred; thrown, all are. */
export interface MultipleDefinition {
  readonly kind: 'multiple';
  readonly isParallel: boolean;
  readonly events: readonly SingleDefinition[];
}
export type SingleDefinition =
  | { readonly kind: 'none' }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'cancel' }
  | TimerDefinition
  | MessageDefinition
  | ErrorDefinition
  | SignalDefinition
  | EscalationDefinition
  | ConditionalDefinition
  | LinkDefinition
  | CompensationDefinition;
export type EventDefinition = SingleDefinition | MultipleDefinition;

/** Thrown implicitly when an instance ends; boundary events on the activity can catch it (§13.3.7). */
export interface InstanceEvent {
  /** Of each instance, of the first only, or where a condition holds. */
  readonly when: 'each' | 'first' | Expression;
  readonly event: EventDefinition;
}

/** Data of an event that catches, by the standard's means. */
export interface EventData {
  /** Names that take what the event brings; without any it goes to the variables around. */
  readonly dataOutputs: readonly string[];
  readonly associations: readonly Mapping[];
}

/** bpmn:MultiInstanceLoopCharacteristics. */
export interface MultiInstance {
  readonly isSequential: boolean;
  readonly cardinality: Expression | null;
  readonly collection: Expression | null;
  /** Variable that holds the item of one instance. */
  readonly inputItem: string | null;
  readonly outputCollection: string | null;
  readonly outputItem: Expression | null;
  /** Data of the body that the collection is taken from, where it is an input of the activity. */
  readonly inputs: readonly Mapping[];
  /** Where the output collection goes, where it is an output of the activity; else it is a variable outside. */
  readonly outputs: readonly Mapping[] | null;
  /** Its `behavior`; none = All. */
  readonly events: readonly InstanceEvent[];
  readonly completionCondition: Expression | null;
}

/** bpmn:StandardLoopCharacteristics: again and again, one round after the other. */
export interface StandardLoop {
  /** Asked before every round, else only after each. */
  readonly testBefore: boolean;
  /** Another round while it holds; sees the rounds done as `loopCounter`. Null = until the maximum. */
  readonly condition: Expression | null;
  /** Rounds at most; null = as many as the condition wants. */
  readonly maximum: number | null;
}

/** `variable := expression`, from `xiaowu:input` / `xiaowu:output` or a data association. */
export interface Mapping {
  readonly variable: string;
  readonly expression: Expression;
  /** Only this part of the variable, by its keys, outermost first. */
  readonly path?: readonly string[];
  /** Writes data that stands outside the activity, also from one of several instances. */
  readonly isShared?: true;
}

/** Data of an activity by the standard's means; its associations are read as input and output mappings (§10.4). */
export interface ActivityData {
  /** Names that belong to the activity: its properties and outputs, of a sub-process also its data objects. */
  readonly locals: readonly string[];
  /** What takes the result of the work. */
  readonly dataOutputs: readonly string[];
  /** It begins when all names of one of the sets have a value; none = at once. */
  readonly inputSets: readonly (readonly string[])[];
  /** It can end when all names of one of the sets have a value; none = always. */
  readonly outputSets: readonly (readonly string[])[];
}

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

/** An element by which an instance can start, and the event that does it: what the shell subscribes to. */
export interface ProcessStart {
  /** Start event, instantiating receive task, or event behind an instantiating event-based gateway. */
  readonly elementId: string;
  readonly event: EventDefinition;
}

/** A process, compiled once and deeply frozen: what `start` and `step` walk. */
export interface Process {
  readonly id: string;
  readonly name: string | null;
  readonly nodes: { readonly [id: string]: FlowNode };
  readonly flows: { readonly [id: string]: SequenceFlow };
  /** Where an instance starts of which nothing else is said: the none start event, else the first start. */
  readonly startEventId: string;
  /** Every way to start an instance, in the order of the file. */
  readonly starts: readonly ProcessStart[];
  readonly eventSubProcessIds: readonly string[];
  /** First user task reached from the start: the applicant's, target of 退回 to the applicant; null without one. */
  readonly applicantTaskId: string | null;
  /** Names of its properties and of the data objects in it that associations use; they are there from the start. */
  readonly locals: readonly string[];
  /** Names that it declares as inputs or that its expressions read and nothing in it writes: what is to be handed in. */
  readonly inputVariables: readonly string[];
}

/** Something wrong with a file, at compile or by analysis. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Stable, e.g. `element.unsupported`, `flow.noTarget`; `locales` turns it into a sentence. */
  readonly code: string;
  readonly elementId: string | null;
  readonly data: { readonly [key: string]: Json };
}

/** A compiled file. */
export interface Definitions {
  readonly processes: readonly Process[];
  /** What could be read but deserves a look (unknown extension attributes …). */
  readonly warnings: readonly Problem[];
}
