import type { FormData } from '../../contract/forms.js';
import type { Statement } from '../../database/database.js';
import { insertRows } from '../../database/insert-rows.js';
import { newId } from '../../database/new-id.js';
import type { SavedStep } from './saved-step.js';

/**
 * A case in whose form the applicant has rated the service is rated with its end. What else was written there was for
 * those who did the work: of it only the score is shown to everybody, without a name.
 */
export function ratingRows({ definition, row, sqlAt }: SavedStep): Statement[] {
  const { ratingField } = definition.item;
  if (ratingField === undefined || row.status !== 'completed') return [];
  const score = Number((JSON.parse(row.data) as FormData)[ratingField]);
  if (!Number.isInteger(score) || score < 1 || score > 5) return [];
  const rating = {
    ...{ id: newId(), instance_id: row.id, item_key: row.item_key, score, comment: '', is_anonymous: 1 },
    ...{ person_id: row.applicant_id, person_name: row.applicant_name, created_at: sqlAt },
  };
  const counted = 'update item set rating_count = rating_count + 1, rating_sum = rating_sum + ? where item_key = ?';
  return [insertRows('rating', [rating]), { sql: counted, values: [score, row.item_key] }];
}
