import { z } from 'zod';

/** A person as lists and pickers show one. */
export const person = z.object({
  id: z.string(),
  /** 工号 / 学号. */
  number: z.string(),
  name: z.string(),
  kind: z.enum(['teacher', 'student', 'external']),
  departmentId: z.string().nullable(),
  departmentName: z.string().nullable(),
  /** Names from the root down, joined with ` / `. */
  departmentPath: z.string().nullable(),
  post: z.string().nullable(),
  email: z.string().nullable(),
  /** Login account with the school's prefix, e.g. `ZJART/1987000009`. */
  account: z.string(),
  isActive: z.boolean(),
});

export const roleKey = z.enum(['user', 'processAdministrator', 'auditor', 'systemAdministrator']);

export type Person = z.infer<typeof person>;
export type RoleKey = z.infer<typeof roleKey>;
