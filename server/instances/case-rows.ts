import type { RecordState } from '../contract/records.js';

/** Who acts: what a line of the 流转记录 keeps of a person. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}

/** A row of `instance`. Times are SQL times, UTC. */
export interface InstanceRow {
  id: string;
  serial_number: string | null;
  item_key: string;
  item_name: string;
  definition_version: number;
  applicant_id: string;
  applicant_name: string;
  applicant_number: string;
  department_id: string | null;
  status: 'draft' | 'running' | 'suspended' | 'completed' | 'failed' | 'refused' | 'terminated';
  /** JSON string[]. */
  current_steps: string;
  is_returned: number;
  /** InstanceState of the engine as JSON; null while a draft. */
  state: string | null;
  revision: number;
  /** Form data as JSON. */
  data: string;
  /** Trail as JSON. */
  trail: string;
  /** CaseTask[] as JSON, oldest first: what its open rows of `task` say, so that a command need not read them. */
  open_tasks: string | null;
  /** The end of its command log: 0 and '' before the first. */
  log_sequence: number;
  log_hash: string;
  created_at: string;
  submitted_at: string | null;
  updated_at: string;
  ended_at: string | null;
  urged_at: string | null;
  /** The case that called this one, or whose message started it. */
  parent_id: string | null;
  /** The caller's job that waits for this one; null when it was only started. */
  parent_job_id: string | null;
}

export type TaskStatus = 'offered' | 'assigned' | 'waiting' | 'completed' | 'canceled';

/** A row of `task`. */
export interface TaskRow {
  id: string;
  instance_id: string;
  engine_task_id: string;
  element_id: string;
  activity_id: string;
  step_name: string;
  assignee: string | null;
  status: TaskStatus;
  origin: string;
  added_by: string | null;
  item_key: string;
  item_name: string;
  serial_number: string | null;
  applicant_id: string;
  applicant_name: string;
  applicant_number: string;
  submitted_at: string | null;
  created_at: string;
  due_at: string | null;
  /** 1: the limit is measured in working time. */
  is_working_limit: number;
  completed_at: string | null;
  /** What was done: a RecordState. */
  outcome: RecordState | null;
  urge_count: number;
}

/** What a command has to know of a task; the rest of its row says of the case what the case's own row says. */
export type CaseTask = Pick<
  TaskRow,
  | 'id'
  | 'engine_task_id'
  | 'element_id'
  | 'step_name'
  | 'assignee'
  | 'status'
  | 'created_at'
  | 'completed_at'
  | 'outcome'
>;

/** Columns of TaskRow, for `select` and `insert`. */
export const taskColumns = [
  'id',
  'instance_id',
  'engine_task_id',
  'element_id',
  'activity_id',
  'step_name',
  'assignee',
  'status',
  'origin',
  'added_by',
  'item_key',
  'item_name',
  'serial_number',
  'applicant_id',
  'applicant_name',
  'applicant_number',
  'submitted_at',
  'created_at',
  'due_at',
  'is_working_limit',
  'completed_at',
  'outcome',
  'urge_count',
] as const satisfies readonly (keyof TaskRow)[];

/** `t.id, t.instance_id, …` */
export const selectTask = taskColumns.map((column) => `t.${column}`).join(', ');

/** What a case has passed: for the diagram. */
export interface Trail {
  flows: string[];
  done: { [elementId: string]: { at: string; people: string[] } };
}
