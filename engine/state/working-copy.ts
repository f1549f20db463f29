import type { IncidentState, InstanceState, OpenJob, Scope, TaskGroup, TaskState, Token } from './instance-state.js';

interface Identified {
  readonly id: string;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * The state of one step while it is made. Records and lists are replaced, never changed, so that the state handed in
 * stays as it was and a failed move is undone by putting the former lists back.
 */
export class WorkingCopy {
  private now: Writable<InstanceState>;

  constructor(state: InstanceState) {
    this.now = { ...state };
  }

  /** The state as it is now. Its lists and records stay as they are when read; the object itself moves on. */
  get current(): InstanceState {
    return this.now;
  }

  /** The state of this moment, to be kept or to be restored. */
  save(): InstanceState {
    return { ...this.now };
  }

  restore(saved: InstanceState): void {
    this.now = { ...saved };
  }

  /** A new id, unique within the instance: the prefix says of what. */
  newId(prefix: string): string {
    this.now.counter += 1;
    return `${prefix}${this.now.counter}`;
  }

  /** Index of a person in `people`; adds who is not there yet. */
  personIndex(person: string): number {
    const index = this.now.people.indexOf(person);
    if (index >= 0) return index;
    this.now.people = [...this.now.people, person];
    return this.now.people.length - 1;
  }

  get root(): Scope {
    return found(this.now.scopes[0], 'root');
  }

  scope(id: string): Scope {
    return found(find(this.now.scopes, id), id);
  }

  /** The scope, or undefined once it ended. */
  findScope(id: string): Scope | undefined {
    return find(this.now.scopes, id);
  }

  parentOf(scope: Scope): Scope | undefined {
    return scope.parentId === null ? undefined : this.scope(scope.parentId);
  }

  childrenOf(scopeId: string): Scope[] {
    return this.now.scopes.filter((scope) => scope.parentId === scopeId);
  }

  task(id: string): TaskState | undefined {
    return find(this.now.tasks, id);
  }

  group(id: string): TaskGroup {
    return found(find(this.now.groups, id), id);
  }

  job(id: string): OpenJob | undefined {
    return find(this.now.jobs, id);
  }

  addScope(scope: Scope): void {
    this.now.scopes = [...this.now.scopes, scope];
  }

  /** Puts the record in the place of the one with its id. */
  putScope(scope: Scope): void {
    this.now.scopes = put(this.now.scopes, scope);
  }

  removeScope(id: string): void {
    this.now.scopes = without(this.now.scopes, id);
  }

  addToken(token: Token): void {
    this.now.tokens = [...this.now.tokens, token];
  }

  removeTokens(tokens: ReadonlySet<Token>): void {
    this.now.tokens = this.now.tokens.filter((token) => !tokens.has(token));
  }

  addGroup(group: TaskGroup): void {
    this.now.groups = [...this.now.groups, group];
  }

  putGroup(group: TaskGroup): void {
    this.now.groups = put(this.now.groups, group);
  }

  removeGroup(id: string): void {
    this.now.groups = without(this.now.groups, id);
  }

  addTask(task: TaskState): void {
    this.now.tasks = [...this.now.tasks, task];
  }

  putTask(task: TaskState): void {
    this.now.tasks = put(this.now.tasks, task);
  }

  removeTask(id: string): void {
    this.now.tasks = without(this.now.tasks, id);
  }

  addJob(job: OpenJob): void {
    this.now.jobs = [...this.now.jobs, job];
  }

  putJob(job: OpenJob): void {
    this.now.jobs = put(this.now.jobs, job);
  }

  removeJob(id: string): void {
    this.now.jobs = without(this.now.jobs, id);
  }

  addIncident(incident: IncidentState): void {
    this.now.incidents = [...this.now.incidents, incident];
  }

  removeIncident(id: string): void {
    this.now.incidents = without(this.now.incidents, id);
  }

  /** Replaces whole parts at once. */
  patch(changes: Partial<InstanceState>): void {
    Object.assign(this.now, changes);
  }
}

function find<T extends Identified>(list: readonly T[], id: string): T | undefined {
  return list[indexOf(list, id)];
}

/**
 * Index of a record, -1 when it is not there. Ids come from one counter and lists grow at their ends, so that nearly all
 * are found by halving; where a command has put one out of order, by looking at all.
 */
function indexOf(list: readonly Identified[], id: string): number {
  const number = numberIn(id);
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (numberIn((list[middle] as Identified).id) < number) from = middle + 1;
    else to = middle;
  }
  return list[from]?.id === id ? from : list.findIndex((record) => record.id === id);
}

/** The number behind the letter of an id. */
const numberIn = (id: string): number => Number(id.slice(1));

function put<T extends Identified>(list: readonly T[], record: T): readonly T[] {
  const index = indexOf(list, record.id);
  if (index < 0) return list;
  const changed = list.slice();
  changed[index] = record;
  return changed;
}

function without<T extends Identified>(list: readonly T[], id: string): readonly T[] {
  const index = indexOf(list, id);
  if (index < 0) return list;
  const changed = list.slice();
  changed.splice(index, 1);
  return changed;
}

function found<T>(record: T | undefined, id: string): T {
  if (record === undefined) throw new Error(`Expected ${id} in the state, but it is not there.`);
  return record;
}
