import type { Event, InstanceState, WorkCalendar } from '@xiaowu/engine';
import type { UploadedFile } from '../../contract/files.js';
import type { FormData } from '../../contract/forms.js';
import type { CompiledDefinition } from '../../definitions/compiled-definition.js';
import type { LaterJob } from '../answers/answer-job.js';
import type { ActingFor } from '../acting-for.js';
import type { Actor, InstanceRow } from '../case-rows.js';
import type { LoggedCommand } from '../command-log.js';
import type { LoadedCase } from '../load.js';
import type { TaskBook } from './task-book.js';

/** What goes with an opinion; the files are checked and tied to the case before. */
export interface DecisionPapers {
  readonly signature: string | null;
  readonly files: readonly UploadedFile[];
}

/** What people said and changed with a command: kept by the server, unknown to the engine. */
export interface CommandContext {
  /** UTC, ISO 8601; the same as the command's. */
  readonly at: string;
  /** null = the system. */
  readonly actor: Actor | null;
  /** 代理: in whose place the actor did it. The engine is told that this person did. */
  readonly onBehalfOf?: Actor;
  readonly opinion?: string;
  readonly papers?: DecisionPapers;
  /** 加签 or 转办: to whom. */
  readonly targets?: readonly Actor[];
  /** The form after what the process itself has found: results, messages, what called cases gave; absent = nothing. */
  readonly filled?: FormData;
  /** The form after the act, with what the act changed. */
  readonly form?: { readonly data: FormData; readonly changes: Readonly<Record<string, unknown>> };
}

/** A step of the engine that is about to be saved: what the files of this folder turn into rows. */
export interface SavedStep {
  readonly loaded: LoadedCase;
  readonly definition: CompiledDefinition;
  readonly context: CommandContext;
  readonly sqlAt: string;
  readonly state: InstanceState;
  readonly events: readonly Event[];
  readonly jobs: readonly LaterJob[];
  readonly commands: readonly LoggedCommand[];
  /** The case's row as it will be. */
  readonly row: InstanceRow;
  readonly book: TaskBook;
  /** What limits and reminders go by. */
  readonly calendar: WorkCalendar;
  /** Names of all who are mentioned. */
  readonly people: ReadonlyMap<string, Actor>;
  readonly acting: ActingFor;
}

/** The name people know a step by. */
export function stepName(definition: CompiledDefinition, elementId: string): string {
  const { process, processes } = definition;
  // where only the definition is known, any of its processes: ids are unique in a file
  const node = process.nodes[elementId] ?? processes.find(({ nodes }) => elementId in nodes)?.nodes[elementId];
  return node?.name ?? elementId;
}

export function isApplicantStep(definition: CompiledDefinition, elementId: string): boolean {
  return definition.process.applicantTaskId === elementId;
}
