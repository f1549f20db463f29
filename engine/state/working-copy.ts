import type { IncidentState, InstanceState, OpenJob, Scope, TaskGroup, TaskState, Token } from './instance-state.js';

interface Identified {
  readonly id: string;
}

/**
 * The state of one step while it is made. Records and lists are replaced, never changed, so that the state handed in
 * stays as it was and a failed move is undone by putting the former lists back.
 */
export class WorkingCopy {
  /** The state as it is now: every mutation replaces it. */
  current: InstanceState;

  constructor(state: InstanceState) {
    this.current = state;
  }

  /** A new id, unique within the instance: the prefix says of what. */
  newId(prefix: string): string {
    const counter = this.current.counter + 1;
    this.current = { ...this.current, counter };
    return `${prefix}${counter}`;
  }

  /** Index of a person in `people`; adds who is not there yet. */
  personIndex(person: string): number {
    const index = this.current.people.indexOf(person);
    if (index >= 0) return index;
    this.current = { ...this.current, people: [...this.current.people, person] };
    return this.current.people.length - 1;
  }

  get root(): Scope {
    return found(this.current.scopes[0], 'root');
  }

  scope(id: string): Scope {
    return found(find(this.current.scopes, id), id);
  }

  /** The scope, or undefined once it ended. */
  findScope(id: string): Scope | undefined {
    return find(this.current.scopes, id);
  }

  parentOf(scope: Scope): Scope | undefined {
    return scope.parentId === null ? undefined : this.scope(scope.parentId);
  }

  childrenOf(scopeId: string): Scope[] {
    return this.current.scopes.filter((scope) => scope.parentId === scopeId);
  }

  task(id: string): TaskState | undefined {
    return find(this.current.tasks, id);
  }

  group(id: string): TaskGroup {
    return found(find(this.current.groups, id), id);
  }

  job(id: string): OpenJob | undefined {
    return find(this.current.jobs, id);
  }

  addScope(scope: Scope): void {
    this.current = { ...this.current, scopes: [...this.current.scopes, scope] };
  }

  /** Puts the record in the place of the one with its id. */
  putScope(scope: Scope): void {
    this.current = { ...this.current, scopes: put(this.current.scopes, scope) };
  }

  removeScope(id: string): void {
    this.current = { ...this.current, scopes: without(this.current.scopes, id) };
  }

  addToken(token: Token): void {
    this.current = { ...this.current, tokens: [...this.current.tokens, token] };
  }

  removeTokens(tokens: ReadonlySet<Token>): void {
    this.current = { ...this.current, tokens: this.current.tokens.filter((token) => !tokens.has(token)) };
  }

  addGroup(group: TaskGroup): void {
    this.current = { ...this.current, groups: [...this.current.groups, group] };
  }

  putGroup(group: TaskGroup): void {
    this.current = { ...this.current, groups: put(this.current.groups, group) };
  }

  removeGroup(id: string): void {
    this.current = { ...this.current, groups: without(this.current.groups, id) };
  }

  addTask(task: TaskState): void {
    this.current = { ...this.current, tasks: [...this.current.tasks, task] };
  }

  putTask(task: TaskState): void {
    this.current = { ...this.current, tasks: put(this.current.tasks, task) };
  }

  removeTask(id: string): void {
    this.current = { ...this.current, tasks: without(this.current.tasks, id) };
  }

  addJob(job: OpenJob): void {
    this.current = { ...this.current, jobs: [...this.current.jobs, job] };
  }

  removeJob(id: string): void {
    this.current = { ...this.current, jobs: without(this.current.jobs, id) };
  }

  addIncident(incident: IncidentState): void {
    this.current = { ...this.current, incidents: [...this.current.incidents, incident] };
  }

  removeIncident(id: string): void {
    this.current = { ...this.current, incidents: without(this.current.incidents, id) };
  }

  /** Replaces whole parts at once. */
  patch(changes: Partial<InstanceState>): void {
    this.current = { ...this.current, ...changes };
  }
}

function find<T extends Identified>(list: readonly T[], id: string): T | undefined {
  // From the end: what a step touches was mostly made last.
  for (let i = list.length - 1; i >= 0; i -= 1) {
    const record = list[i];
    if (record?.id === id) return record;
  }
  return undefined;
}

function put<T extends Identified>(list: readonly T[], record: T): T[] {
  return list.map((other) => (other.id === record.id ? record : other));
}

function without<T extends Identified>(list: readonly T[], id: string): T[] {
  return list.filter((record) => record.id !== id);
}

function found<T>(record: T | undefined, id: string): T {
  if (record === undefined) throw new Error(`Expected ${id} in the state, but it is not there.`);
  return record;
}
