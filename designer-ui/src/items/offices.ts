import type { Department } from '@xiaowu/server/contract/organization';

/** Stands above the departments that offer items; its brothers hold classes and people from outside. */
const officesCode = 'staff';

/** Departments that can handle an item: those below the staff, or all where the school has no such branch. */
export function offices(departments: readonly Department[]): readonly Department[] {
  const top = departments.find(({ code }) => code === officesCode);
  if (!top) return departments;
  const below = new Set([top.id]);
  return departments.filter(({ id, parentId }) => {
    if (parentId === null || !below.has(parentId)) return false;
    below.add(id);
    return true;
  });
}
