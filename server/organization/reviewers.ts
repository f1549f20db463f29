import type { z } from 'zod';
import type { reviewerGroup } from '../contract/forms.js';
import type { Reader } from '../database/database.js';
import { resolveRule } from './approver-rules.js';

export type ReviewerGroup = z.infer<typeof reviewerGroup>;

/** A line of 审核人选择: 分组 | 姓名. */
export interface Reviewer {
  readonly group: string;
  readonly personId: string;
  readonly name: string;
  readonly number: string;
}

/** Who a `reviewer` field offers to this applicant, group by group; nobody reviews their own case. */
export async function reviewersOf(
  reader: Reader,
  groups: readonly ReviewerGroup[],
  applicantId: string,
): Promise<Reviewer[]> {
  const context = { applicantId, data: {} };
  const found = await Promise.all(
    groups.map(({ role, post, department }) =>
      role === undefined
        ? resolveRule(
            reader,
            { kind: 'post', value: post ?? '', ...(department !== undefined && { department }) },
            context,
          )
        : resolveRule(reader, { kind: 'role', value: role }, context),
    ),
  );
  const ids = [...new Set(found.flat())];
  if (ids.length === 0) return [];
  const rows = await reader.query<{ id: string; name: string; number: string }>(
    `select id, name, number from person where id in (${ids.map(() => '?').join(', ')})`,
    ids,
  );
  const people = new Map(rows.map((row) => [row.id, row]));
  return groups.flatMap(({ label }, i) =>
    (found[i] ?? []).flatMap((id) => {
      const person = people.get(id);
      return person && id !== applicantId
        ? [{ group: label, personId: id, name: person.name, number: person.number }]
        : [];
    }),
  );
}
