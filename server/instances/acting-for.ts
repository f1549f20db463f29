import { itemsOf, type Json } from '@xiaowu/engine';
import type { Reader } from '../database/database.js';
import { marks } from '../database/insert-rows.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { stepNames } from '../locales/zh-CN/cases.js';
import type { CaseRun } from './case-run.js';

/** Longer is no name. */
const longest = 40;
/** What an item that is an object is called by, e.g. a row of a detail table. */
const nameKeys = ['name', 'label', 'title', 'value'];

/** For what steps that run once for each of several (departments, people, rows) are done. */
export interface ActingFor {
  /** By the engine's id of the task; '' = its step runs once. */
  ofTask(taskId: string): string;
  /** Of what an event says its step was for. */
  ofItems(items: readonly Json[]): string;
}

/** For what the tasks that a run makes are done, and the steps it passed. Asks for names only where there is such a step. */
export async function actingFor(
  reader: Reader,
  { process }: CompiledDefinition,
  { state, events }: Pick<CaseRun, 'state' | 'events'>,
): Promise<ActingFor> {
  const items = new Map<string, Json[]>();
  const passed = events.flatMap((event) => ('items' in event ? event.items : []));
  const isNamed = new Set(
    events.flatMap((event) =>
      event.type === 'userTask.created' || event.type === 'userTask.migrated' ? [event.taskId] : [],
    ),
  );
  if (state.scopes.some(({ loopCounter }) => loopCounter !== undefined)) {
    for (const { id, scopeId } of state.tasks) {
      const own = isNamed.has(id) ? itemsOf(process, state, scopeId) : [];
      if (own.length > 0) items.set(id, own);
    }
  }
  const ofItems = await itemNames(reader, [...items.values(), passed].flat());
  return { ofTask: (taskId) => ofItems(items.get(taskId) ?? []), ofItems };
}

/** What people call these items; of several the outermost stands first. */
export async function itemNames(reader: Reader, items: readonly Json[]): Promise<ActingFor['ofItems']> {
  const names = await namesOf(reader, [...new Set(items.filter((item) => typeof item === 'string'))]);
  return (own) => own.map((item) => named(item, names)).join(' · ');
}

/** So long is what may stand in `step_name`. */
export const longestStepName = 200;

/** The name of a step, with what it is done for. */
export const nameWithItem = (step: string, item: string): string =>
  (item === '' ? step : stepNames.actingFor(step, item)).slice(0, longestStepName);

/** Items are mostly what a field of departments or people holds. */
async function namesOf(reader: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.query<{ id: string; name: string }>(
    `select id, name from department where id in (${marks(ids)}) union all select id, name from person where id in (${marks(ids)})`,
    [...ids, ...ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function named(item: Json, names: ReadonlyMap<string, string>): string {
  if (typeof item === 'number') return stepNames.numbered(item);
  if (typeof item === 'string') return cut(names.get(item) ?? item);
  const inside = item === null || typeof item !== 'object' || Array.isArray(item) ? {} : item;
  const name = nameKeys.map((key) => inside[key]).find((value) => typeof value === 'string' && value !== '');
  return typeof name === 'string' ? cut(names.get(name) ?? name) : '';
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
