import { Injectable } from '@nestjs/common';
import { plainWeek, type WorkCalendar } from '@xiaowu/engine';
import { auditLog } from '../../audit/audit-log.js';
import type {
  SaveWorkCalendarRequest,
  WorkCalendarContent,
  WorkCalendarState,
  WorkCalendarVersions,
} from '../../contract/work-calendar.js';
import { Database, type Reader, type Transaction } from '../../database/database.js';
import { insertRows } from '../../database/insert-rows.js';
import { isUniqueViolation } from '../../database/is-unique-violation.js';
import { fromSqlTime, toSqlTime } from '../../database/sql-time.js';
import { ApiFailure } from '../../http/api-error.js';
import { limitMessages } from '../../locales/zh-CN/limits.js';
import { systemName } from '../../locales/zh-CN/notifications.js';
import { Outbox } from '../outbox.js';
import { schoolTimeZone } from '../time-zone.js';
import { calendarProblems } from './calendar-problems.js';
import { recomputeJob } from './recompute-job.js';
import { statutoryDays } from './statutory-days.js';

interface VersionRow {
  version: number;
  content: string;
  note: string;
  saved_at: string;
  saved_by: string | null;
}

/** How long another server may go by the calendar of before; what it made meanwhile is looked at again after that. */
const rememberedMs = 60_000;

const newest = `select w.version, w.content, w.note, w.saved_at, p.name as saved_by
  from work_calendar w left join person p on p.id = w.saved_by order by w.version desc limit 1`;

/** The school's work calendar: kept in versions, of which the newest counts. */
@Injectable()
export class WorkCalendarService {
  private remembered: { readonly calendar: WorkCalendar; readonly until: number } | null = null;

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** What limits and reminders go by now. */
  async current(): Promise<WorkCalendar> {
    if (this.remembered === null || this.remembered.until < Date.now()) {
      const { week, days, night, timeZone } = await this.state();
      this.remembered = { calendar: { week, days, night, timeZone }, until: Date.now() + rememberedMs };
    }
    return this.remembered.calendar;
  }

  /** Forgets what it remembers: what is done next goes by what is saved now. */
  reread(): void {
    this.remembered = null;
  }

  async state(): Promise<WorkCalendarState> {
    const [row] = await this.database.query<VersionRow>(newest);
    return row ? view(row) : initial();
  }

  async version(version: number): Promise<WorkCalendarState> {
    const [row] = await this.database.query<VersionRow>(
      `select w.version, w.content, w.note, w.saved_at, p.name as saved_by
       from work_calendar w left join person p on p.id = w.saved_by where w.version = ?`,
      [version],
    );
    if (!row) throw new ApiFailure(404, 'calendar.noVersion', limitMessages.noVersion);
    return view(row);
  }

  async versions(): Promise<WorkCalendarVersions> {
    const rows = await this.database.query<Omit<VersionRow, 'content'>>(
      `select w.version, w.note, w.saved_at, p.name as saved_by from work_calendar w
       left join person p on p.id = w.saved_by order by w.version desc limit 100`,
    );
    return {
      rows: rows.map(({ version, note, saved_at, saved_by }) => ({
        ...{ version: Number(version), note, savedBy: saved_by },
        savedAt: fromSqlTime(saved_at),
      })),
    };
  }

  /** A new version, from which all limits that still run are computed anew. */
  async save(tx: Transaction, { basedOn, note, ...content }: SaveWorkCalendarRequest, by: string): Promise<null> {
    const problems = calendarProblems(content);
    if (problems.length > 0)
      throw new ApiFailure(422, 'calendar.invalid', problems.map(({ message }) => message).join('；'), problems);
    await assertNewest(tx, basedOn);
    const [at, version] = [new Date(), basedOn + 1];
    const row = { version, content: JSON.stringify(content), note, saved_at: toSqlTime(at), saved_by: by };
    const { sql, values } = insertRows('work_calendar', [row]);
    try {
      // at once: of two who save at the same moment one is refused
      await tx.execute(sql, values);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new ApiFailure(409, 'calendar.changed', limitMessages.changed(systemName));
    }
    auditLog(tx, { personId: by, action: 'workCalendar.save', target: String(version), detail: { note } });
    // the second time for what others made by the calendar they still remembered
    const later = new Date(at.getTime() + rememberedMs + 30_000);
    this.outbox.add(tx, [recomputeJob('', at), recomputeJob('', later)], toSqlTime(at));
    tx.afterCommit(() => this.reread());
    return null;
  }
}

async function assertNewest(reader: Reader, basedOn: number): Promise<void> {
  const [row] = await reader.query<VersionRow>(newest);
  if (Number(row?.version ?? 0) !== basedOn)
    throw new ApiFailure(409, 'calendar.changed', limitMessages.changed(row?.saved_by ?? systemName));
}

function view({ version, content, note, saved_at, saved_by }: VersionRow): WorkCalendarState {
  const { week, days, night } = JSON.parse(content) as WorkCalendarContent;
  const saved = { savedAt: fromSqlTime(saved_at), savedBy: saved_by, note };
  return { ...{ week, days, night }, ...saved, version: Number(version), timeZone: schoolTimeZone() };
}

/** What counts until an administrator has set something: office hours, and the holidays that are published. */
function initial(): WorkCalendarState {
  const { week, night, timeZone } = plainWeek(schoolTimeZone());
  const content = JSON.parse(JSON.stringify({ week, days: statutoryDays(), night })) as WorkCalendarContent;
  return { ...content, version: 0, timeZone, savedAt: null, savedBy: null, note: '' };
}
