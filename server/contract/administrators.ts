import { z } from 'zod';

/** `GET /api/administrators`: the process administrators, by name. */
export const administrator = z.object({
  id: z.string(),
  name: z.string(),
  number: z.string(),
  departmentName: z.string().nullable(),
  /** The departments whose items they administer, with those below; empty = the whole school's. */
  departments: z.array(z.object({ id: z.string(), name: z.string() })),
  /** May do everything; not changed here. */
  isSystemAdministrator: z.boolean(),
});
export const administrators = z.object({ rows: z.array(administrator) });

/** `PUT /api/administrators/:id {departments}` → administrators: makes the person one, of these departments (ids). */
export const setAdministratorRequest = z.object({ departments: z.array(z.string().max(40)).max(50) });

export type Administrator = z.infer<typeof administrator>;
