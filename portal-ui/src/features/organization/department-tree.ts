import type { Department } from '@xiaowu/server/contract/organization';

/** A line of the tree as it is drawn: only what is open is there at all. */
export interface TreeLine {
  department: Department;
  /** 1-based, for `aria-level` and the indent. */
  level: number;
  hasChildren: boolean;
  isExpanded: boolean;
}

export interface DepartmentIndex {
  roots: Department[];
  children: ReadonlyMap<string, Department[]>;
  parents: ReadonlyMap<string, string>;
}

/** The flat answer as a tree; what names a missing parent becomes a root, so that nobody disappears. */
export function departmentIndex(departments: readonly Department[]): DepartmentIndex {
  const ids = new Set(departments.map(({ id }) => id));
  const roots: Department[] = [];
  const children = new Map<string, Department[]>();
  const parents = new Map<string, string>();
  for (const department of departments) {
    const { id, parentId } = department;
    if (parentId === null || !ids.has(parentId)) {
      roots.push(department);
      continue;
    }
    parents.set(id, parentId);
    const siblings = children.get(parentId);
    if (siblings) siblings.push(department);
    else children.set(parentId, [department]);
  }
  return { roots, children, parents };
}

export function treeLines(index: DepartmentIndex, expanded: ReadonlySet<string>): TreeLine[] {
  const lines: TreeLine[] = [];
  const add = (departments: readonly Department[], level: number) => {
    for (const department of departments) {
      const below = index.children.get(department.id) ?? [];
      const isExpanded = below.length > 0 && expanded.has(department.id);
      lines.push({ department, level, hasChildren: below.length > 0, isExpanded });
      if (isExpanded) add(below, level + 1);
    }
  };
  add(index.roots, 1);
  return lines;
}

/** Open at first: the way down while there is only one, and the level below it (学校 › 教职工, 学生). */
export function initiallyExpanded(index: DepartmentIndex): Set<string> {
  const expanded = new Set<string>();
  for (let level = index.roots; level.length === 1 && level[0];) {
    expanded.add(level[0].id);
    level = index.children.get(level[0].id) ?? [];
  }
  return expanded;
}

/** The department and everything above it. */
export function wayTo(index: DepartmentIndex, id: string): string[] {
  const way: string[] = [];
  for (let at: string | undefined = id; at && !way.includes(at); at = index.parents.get(at)) way.unshift(at);
  return way;
}

/** People of a department and those below it, or of all (null); null = it is not known. */
export function peopleCount(departments: readonly Department[], id: string | null): number | null {
  const own = departments.filter((one) => (id === null ? one.parentId === null : one.id === id));
  return own.length === 0 ? null : own.reduce((sum, one) => sum + one.peopleCount, 0);
}
