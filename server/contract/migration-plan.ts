import { z } from 'zod';

export const migrationPlan = z.object({
  /** Elements and flows of one version by id, and what they are in the other. */
  elements: z.record(z.string().max(200), z.string().max(200)),
  /** What of the form is called otherwise in the other version: fields by key, columns of detail tables as `goods.count`. */
  fields: z.record(z.string().max(200), z.string().max(200)).optional(),
});
export type MigrationPlan = z.infer<typeof migrationPlan>;
