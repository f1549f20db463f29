import type { ApplicationRow } from '../contract/applications.js';
import { fromSqlTime } from '../database/sql-time.js';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { ownCaptions } from '../instances/case-buttons.js';
import type { InstanceRow } from '../instances/case-rows.js';
import { supervisedStep, type OverdueStep } from '../instances/limits/supervised-steps.js';
import { applicationActions, type Viewer } from './application-actions.js';

const instantOrNull = (time: string | null): string | null => (time === null ? null : fromSqlTime(time));

/** What lists know beside the row: the applicant's rating, and of copies whether they were read. */
export interface BesideRow {
  readonly rating: number | null;
  /** The viewer administers its item. */
  readonly isAdministered: boolean;
  readonly isRead?: boolean | undefined;
  /** The steps for which the viewer answers. */
  readonly supervised?: readonly OverdueStep[] | undefined;
}

/** A row of `instance` as 我的申请 shows it. */
export function applicationView(
  row: InstanceRow,
  definition: CompiledDefinition,
  viewer: Viewer,
  { rating, isAdministered, isRead, supervised: overdue }: BesideRow,
): ApplicationRow {
  const supervised = overdue?.map((step) => supervisedStep(definition, step)) ?? null;
  const labels = row.applicant_id === viewer.id ? ownCaptions(definition) : {};
  return {
    id: row.id,
    itemKey: row.item_key,
    itemName: row.item_name,
    serialNumber: row.serial_number,
    applicant: { id: row.applicant_id, name: row.applicant_name, number: row.applicant_number },
    status: row.status,
    currentSteps: JSON.parse(row.current_steps) as string[],
    isReturned: row.is_returned === 1,
    createdAt: fromSqlTime(row.created_at),
    submittedAt: instantOrNull(row.submitted_at),
    updatedAt: fromSqlTime(row.updated_at),
    endedAt: instantOrNull(row.ended_at),
    ...(isRead !== undefined && { isRead }),
    rating,
    ...(supervised && { supervised }),
    actions: applicationActions(row, definition, viewer, {
      ...{ isAdministered, isRated: rating !== null, supervised },
    }),
    ...(Object.keys(labels).length > 0 && { labels }),
  };
}
