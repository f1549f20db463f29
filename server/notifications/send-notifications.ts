import type { Reader, Statement } from '../database/database.js';
import { newId } from '../database/new-id.js';
import { insertRows, marks } from '../database/insert-rows.js';
import type { NotifyPayload } from '../instances/notice.js';
import type { Notice } from '../instances/notice.js';
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
  readonly channels?: readonly string[] | undefined;
}

/** Everybody who is told something, once for each notice; members of groups are looked up now. */
export async function peopleToTell(reader: Reader, payload: NotifyPayload, sqlAt: string): Promise<Told[]> {
  const members = await membersOf(reader, [...new Set(payload.notices.flatMap(({ groups }) => groups))]);
  const subject = payload.serialNumber === null ? payload.itemName : `${payload.itemName} - ${payload.serialNumber}`;
  const notices: ToldNotice[] = [...payload.notices, ...(await noticesOfStandIns(reader, payload, sqlAt))];
  const numbered = await peopleOf(reader, [...new Set(payload.notices.flatMap(({ numbers = [] }) => numbers))]);
  return notices.flatMap(({ kind, taskId, stepName, people, groups, principal, words, channels, numbers = [] }) => {
    const facts = {
      ...{ subject, stepName, applicantName: payload.applicantName, text: payload.text },
      actorName: payload.actorName ?? systemName,
    };
    const usual = notificationTexts[kind](facts);
    const text = words === undefined ? usual.text : filledWords(words, payload, facts);
    const named = numbers.flatMap((number) => numbered.get(number) ?? []);
    const receivers = new Set([...people, ...named, ...groups.flatMap((group) => members.get(group) ?? [])]);
    return [...receivers].map((personId): Told => ({
      ...{ personId, kind, taskId, channels },
      title: usual.title.slice(0, 200),
      text: `${text}${principal === undefined ? '' : delegationMessages.onBehalf(principal)}`.slice(0, 1000),
    }));
  });
}

/** The insert of their rows in the bell of the portal. */
export function bellRows(told: readonly Told[], instanceId: string, sqlAt: string): Statement {
  const rows = told.map(({ personId: person_id, kind, title, text, taskId: task_id }) => ({
    ...{ id: newId(), person_id, kind, title, text, instance_id: instanceId, task_id },
    ...{ created_at: sqlAt, read_at: null },
  }));
  return insertRows('notification', rows);
}

type ToldNotice = Notice & { readonly principal?: string };

/** Kinds that ask for a task to be done: once it is, they say nothing any more. */
export const aboutTasks: ReadonlySet<CaseNotificationKind> = new Set<CaseNotificationKind>([
  'taskArrived',
  'taskUrged',
  'taskReminder',
]);

/** Who stands in for somebody is told of their tasks, too. */
async function noticesOfStandIns(reader: Reader, payload: NotifyPayload, sqlAt: string): Promise<ToldNotice[]> {
  const notices = payload.notices.filter(({ kind, people }) => aboutTasks.has(kind) && people.length > 0);
  if (notices.length === 0) return [];
  const [row] = await reader.query<{ item_key: string; applicant_id: string }>(
    'select item_key, applicant_id from instance where id = ?',
    [payload.instanceId],
  );
  if (!row) return [];
  const told: ToldNotice[] = [];
  for (const notice of notices) {
    const handlers = notice.people.filter((id) => id !== row.applicant_id);
    if (handlers.length === 0) continue;
    for (const { standInId, principal } of await standInsOf(reader, handlers, row.item_key, sqlAt))
      if (standInId !== row.applicant_id) told.push({ ...notice, people: [standInId], groups: [], principal });
  }
  return told;
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
