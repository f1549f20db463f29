import { Injectable } from '@nestjs/common';
import type { InstanceState } from '@xiaowu/engine';
import type { Heat } from '../../contract/heat.js';
import { Database } from '../../database/database.js';
import { fromSqlTime, toSqlTime } from '../../database/sql-time.js';
import { tokenPlaces } from './token-places.js';

/** Cases that are looked at: the newest say enough, and the page is quick however many there are. */
const mostCounted = 2000;
const mostMeasured = 500;
const isOfVersion = 'item_key = ? and definition_version = ?';
const isRunning = "status in ('running', 'suspended')";

type Element = Heat['elements'][number];

/** Where the running cases of a version stand. */
@Injectable()
export class HeatService {
  constructor(private readonly database: Database) {}

  async heat(key: string, version: number): Promise<Heat> {
    const of = [key, version];
    const [states, [count], overdue, done] = await Promise.all([
      this.database.query<{ state: string }>(
        `select state from instance where ${isOfVersion} and ${isRunning} order by id desc limit ${mostCounted}`,
        of,
      ),
      this.database.query<{ total: number }>(
        `select count(*) as total from instance where ${isOfVersion} and ${isRunning}`,
        of,
      ),
      this.database.query<{ element_id: string; late: number }>(
        `select t.element_id, count(*) as late from instance i join task t on t.instance_id = i.id
         where i.item_key = ? and i.definition_version = ? and i.status = 'running'
           and t.status in ('offered', 'assigned') and t.due_at < ? group by t.element_id`,
        [...of, toSqlTime(new Date())],
      ),
      this.database.query<{ element_id: string; created_at: string; completed_at: string }>(
        `select t.element_id, t.created_at, t.completed_at from
           (select id from instance where ${isOfVersion} and status <> 'draft' order by id desc limit ${mostMeasured}) i
         join task t on t.instance_id = i.id where t.status = 'completed' and t.completed_at is not null`,
        of,
      ),
    ]);
    const elements = new Map<string, Element>();
    const at = (elementId: string): Element => {
      const known = elements.get(elementId) ?? { elementId, waiting: 0, overdue: 0, incidents: 0, averageMs: null };
      elements.set(elementId, known);
      return known;
    };
    for (const { state } of states)
      for (const { place, elementId } of tokenPlaces(JSON.parse(state) as InstanceState)) {
        at(elementId).waiting++;
        if ('incidentId' in place) at(elementId).incidents++;
      }
    for (const { element_id, late } of overdue) at(element_id).overdue = Number(late);
    for (const [elementId, times] of timesByElement(done))
      at(elementId).averageMs = Math.round(times.reduce((sum, ms) => sum + ms, 0) / times.length);
    return { cases: Number(count?.total ?? 0), counted: states.length, elements: [...elements.values()] };
  }
}

function timesByElement(tasks: readonly { element_id: string; created_at: string; completed_at: string }[]) {
  const times = new Map<string, number[]>();
  for (const { element_id, created_at, completed_at } of tasks) {
    const ms = Date.parse(fromSqlTime(completed_at)) - Date.parse(fromSqlTime(created_at));
    times.set(element_id, [...(times.get(element_id) ?? []), ms]);
  }
  return times;
}
