import { Injectable } from '@nestjs/common';
import { personColumns, toPerson, type PersonRow } from '../auth/person-row.js';
import type { HeldTask, HeldWork, Leavers } from '../contract/hand-over.js';
import { Database } from '../database/database.js';
import { fromSqlTime } from '../database/sql-time.js';
import { DelegationsService } from '../delegations/delegations.service.js';
import { notFound } from './handler-check.js';

interface HeldRow {
  id: string;
  instance_id: string;
  item_key: string;
  item_name: string;
  serial_number: string | null;
  step_name: string;
  applicant_id: string;
  applicant_name: string;
  applicant_number: string;
  created_at: string;
  due_at: string | null;
  status: HeldTask['status'];
  candidates: number;
}

const columns = `t.id, t.instance_id, t.item_key, t.item_name, t.serial_number, t.step_name, t.applicant_id,
  t.applicant_name, t.applicant_number, t.created_at, t.due_at, t.status`;
const most = 500;

/** What somebody who leaves has open: before 移交, and what is left after it. */
@Injectable()
export class HeldWorkService {
  constructor(
    private readonly database: Database,
    private readonly delegations: DelegationsService,
  ) {}

  async of(personId: string): Promise<HeldWork> {
    const [person] = await this.database.query<PersonRow>(
      `select ${personColumns} from person p left join department d on d.id = p.department_id where p.id = ?`,
      [personId],
    );
    if (!person) throw notFound();
    const [assigned, offered, counts, delegations, posts, roles] = await Promise.all([
      this.database.query<HeldRow>(
        `select ${columns}, 0 as candidates from task t where t.assignee = ? and t.status in ('assigned', 'waiting')
         order by t.id limit ${most}`,
        [personId],
      ),
      this.database.query<HeldRow>(
        `select ${columns}, (select count(*) from task_candidate o where o.task_id = t.id) as candidates
         from task_candidate c join task t on t.id = c.task_id
         where c.candidate = ? and t.status = 'offered' order by t.id limit ${most}`,
        [personId],
      ),
      this.counts(personId),
      this.delegations.openOf(this.database, personId),
      this.database.query<{ name: string; post: string }>(
        `select d.name, e.post from employment e join department d on d.id = e.department_id
         where e.person_id = ? order by e.is_primary desc, d.sort, e.post`,
        [personId],
      ),
      this.database.query<{ name: string }>(
        'select r.name from role_member m join role r on r.role_key = m.role_key where m.person_id = ? order by r.name',
        [personId],
      ),
    ]);
    const tasks = [...assigned, ...offered].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, most);
    return {
      person: toPerson(person),
      tasks: tasks.map((row) => heldTask(row, personId)),
      ...counts,
      delegations,
      posts: posts.map(({ name, post }) => ({ departmentName: name, post })),
      roles: roles.map(({ name }) => name),
    };
  }

  /** Nobody will do their tasks unless these go to others. */
  async leavers(): Promise<Leavers> {
    const rows = await this.database.query<{ id: string; name: string; number: string; open: number }>(
      `select * from (select p.id, p.name, p.number, (select count(*) from task t where t.assignee = p.id
       and t.status in ('assigned', 'waiting')) as open from person p where p.is_active = 0) leaver
       where open > 0 order by open desc, number limit 50`,
    );
    return { rows: rows.map((row) => ({ ...row, open: Number(row.open) })) };
  }

  private async counts(personId: string): Promise<Pick<HeldWork, 'supervised' | 'drafts' | 'applications'>> {
    const count = async (from: string): Promise<number> => {
      const [row] = await this.database.query<{ n: number }>(`select count(*) as n from ${from}`, [personId]);
      return Number(row?.n ?? 0);
    };
    const running = "('running', 'suspended')";
    const [supervised, drafts, applications] = await Promise.all([
      count('(select distinct instance_id from task_supervision where person_id = ? and ended_at is null) supervised'),
      count("instance where applicant_id = ? and status = 'draft'"),
      count(`instance where applicant_id = ? and status in ${running}`),
    ]);
    return { supervised, drafts, applications };
  }
}

const heldTask = (row: HeldRow, personId: string): HeldTask => ({
  id: row.id,
  applicationId: row.instance_id,
  itemKey: row.item_key,
  itemName: row.item_name,
  serialNumber: row.serial_number,
  stepName: row.step_name,
  applicant: { id: row.applicant_id, name: row.applicant_name, number: row.applicant_number },
  createdAt: fromSqlTime(row.created_at),
  dueAt: row.due_at === null ? null : fromSqlTime(row.due_at),
  status: row.status,
  note: row.applicant_id === personId ? 'ownCase' : Number(row.candidates) > 1 ? 'othersCanClaim' : null,
});
