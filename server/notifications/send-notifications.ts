import type { InstanceState } from '@xiaowu/engine';
import type { Reader, Statement } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { insertRows, marks } from '../database/insert-rows.js';
import type { DefinitionsService } from '../definitions/definitions.service.js';
import { excludedHandlers } from '../instances/answers/excluded-handlers.js';
import type { CaseTask, InstanceRow } from '../instances/case-rows.js';
import { aboutTasks, type Notice, type NotifyPayload } from '../instances/notice.js';
import { delegationMessages } from '../locales/zh-CN/delegations.js';
import { filledWords } from './filled-words.js';
import { standInsOf } from '../organization/stand-ins.js';
import { type CaseNotificationKind, notificationTexts, systemName } from '../locales/zh-CN/notifications.js';

/** What one person is told, and by which channels: absent = the usual ones of the school. */
export interface Told {
  readonly personId: string;
  readonly kind: CaseNotificationKind;
  readonly title: string;
  readonly text: string;
  readonly taskId: string | null;
  /** The task that it asks for was done before anybody was told. */
  readonly isAnswered: boolean;
  readonly channels?: readonly string[] | undefined;
}

/** Everybody who is told something, once for each notice; members of groups are looked up now. */
export async function peopleToTell(
  reader: Reader,
  definitions: DefinitionsService,
  payload: NotifyPayload,
  sqlAt: string,
): Promise<Told[]> {
  const row = payload.notices.some(({ kind }) => aboutTasks.has(kind))
    ? await caseRow(reader, payload.instanceId)
    : undefined;
  const open = openTasks(row);
  const isOpen = (taskId: string | null): boolean => open.some(({ id }) => id === taskId);
  const members = await membersOf(reader, [...new Set(payload.notices.flatMap(({ groups }) => groups))]);
  const subject = payload.serialNumber === null ? payload.itemName : `${payload.itemName} - ${payload.serialNumber}`;
  const notices: ToldNotice[] = [
    ...payload.notices,
    ...(row ? await noticesOfStandIns(reader, definitions, { row, notices: payload.notices, sqlAt }) : []),
  ];
  const numbered = await peopleOf(reader, [...new Set(payload.notices.flatMap(({ numbers = [] }) => numbers))]);
  return notices.flatMap(({ kind, taskId, people, groups, principal, words, channels, numbers = [], ...notice }) => {
    const { stepName, returnMode } = notice;
    const facts = {
      ...{ subject, stepName, returnMode, applicantName: payload.applicantName, text: payload.text },
      actorName: payload.actorName ?? systemName,
    };
    const usual = notificationTexts[kind](facts);
    const text = words === undefined ? usual.text : filledWords(words, payload, facts);
    const named = numbers.flatMap((number) => numbered.get(number) ?? []);
    const receivers = new Set([...people, ...named, ...groups.flatMap((group) => members.get(group) ?? [])]);
    return [...receivers].map((personId): Told => ({
      ...{ personId, kind, taskId, channels },
      isAnswered: aboutTasks.has(kind) && !isOpen(taskId),
      title: usual.title.slice(0, 200),
      text: `${text}${principal === undefined ? '' : delegationMessages.onBehalf(principal)}`.slice(0, 1000),
    }));
  });
}

/** The insert of their rows in the bell of the portal: what asks for nothing any more is read. */
export function bellRows(told: readonly Told[], instanceId: string, sqlAt: string): Statement {
  const rows = told.map(({ personId: person_id, kind, title, text, taskId: task_id, isAnswered }) => ({
    ...{ id: newId(), person_id, kind, title, text, instance_id: instanceId, task_id },
    ...{ created_at: sqlAt, read_at: isAnswered ? sqlAt : null },
  }));
  return insertRows('notification', rows);
}

type ToldNotice = Notice & { readonly principal?: string };

/** Who stands in for somebody is told of their tasks, too, unless the step excludes them. */
async function noticesOfStandIns(
  reader: Reader,
  definitions: DefinitionsService,
  { row, notices, sqlAt }: { row: CaseRow; notices: readonly Notice[]; sqlAt: string },
): Promise<ToldNotice[]> {
  const told: ToldNotice[] = [];
  for (const notice of notices) {
    const handlers = aboutTasks.has(notice.kind) ? notice.people.filter((id) => id !== row.applicant_id) : [];
    if (handlers.length === 0) continue;
    const standIns = await standInsOf(reader, handlers, row.item_key, sqlAt);
    if (standIns.length === 0) continue;
    const excluded = await excludedFrom(definitions, row, notice.taskId);
    for (const { standInId, principal } of standIns)
      if (standInId !== row.applicant_id && !excluded.has(standInId))
        told.push({ ...notice, people: [standInId], groups: [], principal });
  }
  return told;
}

type CaseRow = Pick<InstanceRow, 'item_key' | 'definition_version' | 'applicant_id' | 'state' | 'open_tasks'>;

async function caseRow(reader: Reader, instanceId: string): Promise<CaseRow | undefined> {
  const [row] = await reader.query<CaseRow>(
    'select item_key, definition_version, applicant_id, state, open_tasks from instance where id = ?',
    [instanceId],
  );
  return row;
}

const openTasks = (row: CaseRow | undefined): CaseTask[] => JSON.parse(row?.open_tasks ?? '[]') as CaseTask[];

async function excludedFrom(
  definitions: DefinitionsService,
  row: CaseRow,
  taskId: string | null,
): Promise<ReadonlySet<string>> {
  const task = openTasks(row).find(({ id }) => id === taskId);
  if (!task || row.state === null) return new Set();
  const definition = await definitions.ofCase(row);
  return excludedHandlers({ definition, row, state: JSON.parse(row.state) as InstanceState }, task.element_id);
}

/** Ids by number; who has left is told nothing. */
async function peopleOf(reader: Reader, numbers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await reader.query<{ id: string; number: string }>(
    `select id, number from person where number in (${marks(numbers)}) and is_active = 1`,
    numbers,
  );
  return new Map(rows.map(({ id, number }) => [number, id]));
}

async function membersOf(reader: Reader, groups: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const members = new Map<string, string[]>();
  if (groups.length === 0) return members;
  const keys = groups.map((group) => group.slice('role:'.length));
  const rows = await reader.query<{ role_key: string; person_id: string }>(
    `select m.role_key, m.person_id from role_member m join person p on p.id = m.person_id
     where m.role_key in (${marks(keys)}) and p.is_active = 1`,
    keys,
  );
  for (const { role_key, person_id } of rows)
    members.set(`role:${role_key}`, [...(members.get(`role:${role_key}`) ?? []), person_id]);
  return members;
}
