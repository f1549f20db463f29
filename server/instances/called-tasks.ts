import type { Reader } from '../database/database.js';
import type { CaseTask, InstanceRow } from './case-rows.js';

/** An open task with what a message says of its case. */
export type HeldTask = Pick<CaseTask, 'id' | 'element_id' | 'step_name' | 'assignee'> &
  Pick<InstanceRow, 'item_name' | 'serial_number' | 'applicant_name' | 'urged_at'> & { instance_id: string };

/** Who is at work in the running cases that a case called, and in those that these called. */
export function calledTasks(reader: Reader, callerId: string): Promise<HeldTask[]> {
  return reader.query<HeldTask>(
    `with recursive below(id) as (
       select id from instance where parent_id = ? and parent_job_id is not null and status = 'running'
       union all
       select called.id from instance called join below on called.parent_id = below.id
       where called.parent_job_id is not null and called.status = 'running'
     )
     select t.id, t.element_id, t.step_name, t.assignee, i.id as instance_id, i.item_name, i.serial_number,
       i.applicant_name, i.urged_at
     from below join instance i on i.id = below.id join task t on t.instance_id = i.id
     where t.status in ('offered', 'assigned') order by t.id`,
    [callerId],
  );
}
