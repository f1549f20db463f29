import { z } from 'zod';
import { formData } from './forms.js';
import { person } from './people.js';

/** One rule for who gets a step, as `ApproverRule` of the engine. */
const approverRule = z.object({
  kind: z.enum(['applicant', 'person', 'role', 'post', 'departmentHead', 'field', 'previous', 'expression', 'query']),
  value: z.string().max(2000).optional(),
  department: z.string().max(80).optional(),
  departmentField: z.string().max(80).optional(),
  levels: z.number().int().min(1).max(9).optional(),
  includesSubdepartments: z.boolean().optional(),
  post: z.string().max(60).optional(),
  role: z.string().max(80).optional(),
  personKind: z.enum(['teacher', 'student', 'external']).optional(),
});

/** `POST /api/approvers` (process administrators): who a step with these settings would go to now. Nothing is saved. */
export const approversQuestion = z.object({
  approval: z.object({
    mode: z.enum(['single', 'any', 'all', 'vote', 'sequential']),
    approvers: z.array(approverRule).max(50),
    whenEmpty: z.enum(['pass', 'hold', 'standIn', 'reject']),
    standIn: z.string().max(80).nullable(),
    whenOwn: z.enum(['keep', 'skip', 'head']),
    excludesApplicant: z.boolean().default(false),
    excludesEarlierApprovers: z.boolean().default(false),
  }),
  /** Person id. */
  applicantId: z.string().max(80),
  data: formData,
  /** Ids of who has approved other steps of the case: nobody while there is no case. */
  earlier: z.array(z.string().max(80)).max(1000).default([]),
  /** Ids of whom the approver before chose; absent = nobody was. */
  chosen: z.array(z.string().max(80)).max(100).optional(),
});

export const approversAnswer = z.object({
  /** What the engine is answered: people by id, groups by key (`role:x`). */
  approvers: z.array(z.union([z.object({ user: z.string() }), z.object({ group: z.string() })])),
  /** Everybody meant: people first, then the members of groups (at most 20 of each). */
  people: z.array(person),
});

export type ApproversQuestion = z.infer<typeof approversQuestion>;
export type ApproversAnswer = z.infer<typeof approversAnswer>;
