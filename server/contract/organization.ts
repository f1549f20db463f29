import { z } from 'zod';
import { listQuery, page } from './list.js';
import { person } from './people.js';

/** `GET /api/organization/tree`: flat, parents before children. */
export const department = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  code: z.string(),
  name: z.string(),
  /** Of the name, in lower case and without spaces: `jiaowuchu`, `jwc`. */
  pinyin: z.string(),
  initials: z.string(),
  headIds: z.array(z.string()),
  /** People directly and below. */
  peopleCount: z.number().int(),
});
export const departmentTree = z.object({ departments: z.array(department) });

/** `GET /api/organization/people?q&department`: q matches 部门 岗位 姓名 拼音 首字母 帐号 员工号. */
export const peopleQuery = listQuery.extend({
  department: z.string().max(40).optional(),
  kind: z.enum(['teacher', 'student', 'external']).optional(),
});
export const peoplePage = page(person);

/** `GET /api/organization/choices`: what approver rules of the designer can name. */
export const organizationChoices = z.object({
  roles: z.array(z.object({ key: z.string(), name: z.string() })),
  /** Names of posts that somebody holds. */
  posts: z.array(z.string()),
});

export type Department = z.infer<typeof department>;
export type DepartmentTree = z.infer<typeof departmentTree>;
export type PeopleQuery = z.infer<typeof peopleQuery>;
export type OrganizationChoices = z.infer<typeof organizationChoices>;
