import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import type { ItemChoices } from '../contract/items.js';
import type { Delegation, DelegationRequest, Delegations } from '../contract/delegations.js';
import type { NotificationKind } from '../contract/notifications.js';
import { Database, type Reader, type Transaction } from '../database/database.js';
import { insertRows, marks } from '../database/insert-rows.js';
import { newId } from '../database/new-id.js';
import { fromSqlTime, toSqlTime } from '../database/sql-time.js';
import { ApiFailure } from '../http/api-error.js';
import type { SignedIn } from '../instances/signed-in.service.js';
import type { Actor } from '../instances/case-rows.js';
import { Outbox } from '../instances/outbox.js';
import { schoolTimeZone } from '../instances/time-zone.js';
import { delegationMessages as say } from '../locales/zh-CN/delegations.js';
import { DelegableItemsService } from './delegable-items.service.js';
import { comesBack, overlapping } from './delegation-rules.js';

interface DelegationRow {
  id: string;
  person_id: string;
  person_name: string;
  person_number: string;
  stand_in_id: string;
  stand_in_name: string;
  stand_in_number: string;
  starts_at: string;
  ends_at: string;
  item_keys: string | null;
  includes_open: number;
  reason: string;
}

/** Whose tasks are to go to somebody else, too. */
type Delegator = Actor & Pick<SignedIn, 'keys' | 'kind'>;

const columns = `d.id, d.person_id, p.name as person_name, p.number as person_number, d.stand_in_id,
  s.name as stand_in_name, s.number as stand_in_number, d.starts_at, d.ends_at, d.item_keys, d.includes_open, d.reason
  from delegation d join person p on p.id = d.person_id join person s on s.id = d.stand_in_id`;
const longestMs = 366 * 24 * 3_600_000;

/** 代理设置: who stands in for whom. What follows from a rule is looked up when it is needed (`stand-ins.ts`). */
@Injectable()
export class DelegationsService {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly delegable: DelegableItemsService,
  ) {}

  async list(personId: string): Promise<Delegations> {
    const of = (column: 'person_id' | 'stand_in_id') =>
      this.database.query<DelegationRow>(
        `select ${columns}
         where d.${column} = ? order by d.ends_at desc, d.id desc limit 50`,
        [personId],
      );
    const [mine, forOthers] = await Promise.all([of('person_id'), of('stand_in_id')]);
    const names = await this.itemNames([...mine, ...forOthers]);
    const now = toSqlTime(new Date());
    const view = (row: DelegationRow) => delegationView(row, names, now);
    return { mine: mine.map(view), forOthers: forOthers.map(view) };
  }

  async make(tx: Transaction, person: Delegator, request: DelegationRequest): Promise<{ id: string }> {
    const { standInId, itemKeys, includesOpen, reason } = request;
    const now = new Date();
    if (standInId === person.id) throw invalid('standInId', say.self);
    if (request.endsAt <= request.startsAt) throw invalid('endsAt', say.order);
    if (request.endsAt <= now.toISOString()) throw invalid('endsAt', say.past);
    if (Date.parse(request.endsAt) - Date.parse(request.startsAt) > longestMs) throw invalid('endsAt', say.tooLong);
    // two at once of the same people wait for each other: neither overlaps nor circles slip through
    const people = await tx.query<Actor & { kind: string; is_active: number }>(
      `select id, name, number, kind, is_active from person where id in (?, ?) order by id${tx.forUpdate}`,
      [person.id, standInId],
    );
    const standIn = people.find(({ id }) => id === standInId);
    if (!standIn || Number(standIn.is_active) !== 1) throw invalid('standInId', say.unknown);
    if (standIn.kind !== 'teacher') throw invalid('standInId', say.notStaff(standIn.name));
    const items = itemKeys === null ? null : await this.chosenItems(tx, person, itemKeys);
    const span = {
      starts_at: toSqlTime(request.startsAt),
      ends_at: toSqlTime(request.endsAt),
      item_keys: items?.map(({ key }) => key) ?? null,
    };
    // what is over stands in nobody's way, even when the new rule begins before now
    const ahead = { ...span, starts_at: span.starts_at > toSqlTime(now) ? span.starts_at : toSqlTime(now) };
    const other = await overlapping(tx, person.id, ahead);
    if (other) {
      const { stand_in_name, starts_at, ends_at } = other;
      throw new ApiFailure(409, 'delegation.overlaps', say.overlaps(stand_in_name, shown(starts_at), shown(ends_at)));
    }
    if (await comesBack(tx, person.id, standInId, ahead))
      throw new ApiFailure(409, 'delegation.cycle', say.cycle(standIn.name));
    const id = newId();
    tx.enqueue(
      insertRows('delegation', [
        {
          ...{ id, person_id: person.id, stand_in_id: standInId, ...span },
          item_keys: span.item_keys === null ? null : JSON.stringify(span.item_keys),
          includes_open: includesOpen ? 1 : 0,
          reason,
          created_at: toSqlTime(now),
        },
      ]),
    );
    const what = items === null ? say.allItems : items.map(({ name }) => name).join('、');
    const text = say.madeText(person.name, shown(span.starts_at), shown(span.ends_at), what, reason);
    this.outbox.tell(tx, { instanceId: null, keys: [standInId] });
    tell(tx, standInId, 'delegationMade', say.madeTitle(person.name), text);
    return { id };
  }

  /** At once; what the stand-in has done stays done. */
  async end(tx: Transaction, person: Actor, id: string): Promise<void> {
    const [row] = await tx.query<Pick<DelegationRow, 'stand_in_id' | 'starts_at' | 'ends_at'>>(
      `select stand_in_id, starts_at, ends_at from delegation where id = ? and person_id = ?${tx.forUpdate}`,
      [id, person.id],
    );
    if (!row) throw new ApiFailure(404, 'delegation.notFound', say.notFound);
    const now = toSqlTime(new Date());
    if (row.ends_at <= now) throw new ApiFailure(409, 'delegation.ended', say.ended);
    const startsAt = row.starts_at < now ? row.starts_at : now;
    tx.enqueue('update delegation set starts_at = ?, ends_at = ? where id = ?', [startsAt, now, id]);
    this.outbox.tell(tx, { instanceId: null, keys: [row.stand_in_id] });
    tell(tx, row.stand_in_id, 'delegationEnded', say.endedTitle(person.name), say.endedText(person.name));
  }

  /** Planned and active ones in which somebody is away or stands in. */
  async openOf(reader: Reader, personId: string): Promise<Pick<Delegation, 'id' | 'person' | 'standIn' | 'endsAt'>[]> {
    const rows = await reader.query<DelegationRow>(
      `select ${columns} where (d.person_id = ? or d.stand_in_id = ?) and d.ends_at > ? order by d.ends_at`,
      [personId, personId, toSqlTime(new Date())],
    );
    return rows.map((row) => ({ id: row.id, ...peopleOf(row), endsAt: fromSqlTime(row.ends_at) }));
  }

  /** Of somebody who leaves: ends all of them, and tells the others. How many. */
  async endAllOf(tx: Transaction, leaver: Actor): Promise<number> {
    const open = await this.openOf(tx, leaver.id);
    const now = toSqlTime(new Date());
    for (const { id, person, standIn } of open) {
      const starts = 'case when starts_at < ? then starts_at else ? end';
      tx.enqueue(`update delegation set starts_at = ${starts}, ends_at = ? where id = ?`, [now, now, now, id]);
      const other = person.id === leaver.id ? standIn.id : person.id;
      this.outbox.tell(tx, { instanceId: null, keys: [standIn.id, person.id] });
      tell(tx, other, 'delegationEnded', say.endedTitle(leaver.name), say.leftText(person.name, standIn.name));
    }
    return open.length;
  }

  /** Only those that the person is offered: others they do not decide on, and are not told that there are. */
  private async chosenItems(tx: Transaction, person: Delegator, keys: readonly string[]): Promise<ItemChoices['rows']> {
    const wanted = new Set(keys);
    const items = (await this.delegable.of(tx, person)).rows.filter(({ key }) => wanted.has(key));
    if (items.length !== wanted.size) throw invalid('itemKeys', say.itemUnknown);
    return items;
  }

  private async itemNames(rows: readonly DelegationRow[]): Promise<ReadonlyMap<string, string>> {
    const keys = [...new Set(rows.flatMap(({ item_keys }) => keysOf(item_keys) ?? []))];
    if (keys.length === 0) return new Map();
    const items = await this.database.query<{ item_key: string; name: string }>(
      `select item_key, name from item where item_key in (${marks(keys)})`,
      keys,
    );
    return new Map(items.map(({ item_key, name }) => [item_key, name]));
  }
}

function delegationView(row: DelegationRow, names: ReadonlyMap<string, string>, now: string): Delegation {
  return {
    id: row.id,
    ...peopleOf(row),
    startsAt: fromSqlTime(row.starts_at),
    endsAt: fromSqlTime(row.ends_at),
    items: keysOf(row.item_keys)?.map((key) => ({ key, name: names.get(key) ?? key })) ?? null,
    includesOpen: Number(row.includes_open) === 1,
    reason: row.reason,
    state: row.ends_at <= now ? 'ended' : row.starts_at > now ? 'planned' : 'active',
  };
}

const peopleOf = (row: DelegationRow) => ({
  person: { id: row.person_id, name: row.person_name, number: row.person_number },
  standIn: { id: row.stand_in_id, name: row.stand_in_name, number: row.stand_in_number },
});

const keysOf = (json: string | null) => (json === null ? null : (JSON.parse(json) as string[]));

const shown = (sqlTime: string) =>
  DateTime.fromISO(fromSqlTime(sqlTime), { zone: schoolTimeZone() }).toFormat('yyyy-MM-dd HH:mm');

const invalid = (path: string, message: string) =>
  new ApiFailure(422, 'delegation.invalid', message, [{ path, message }]);

function tell(tx: Transaction, personId: string, kind: NotificationKind, title: string, text: string): void {
  const row = { id: newId(), person_id: personId, kind, title, text: text.slice(0, 1000) };
  const at = toSqlTime(new Date());
  tx.enqueue(insertRows('notification', [{ ...row, instance_id: null, task_id: null, created_at: at, read_at: null }]));
}
