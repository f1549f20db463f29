import type { Department } from '@xiaowu/server/contract/organization';
import { isCalled } from '../../items/is-called';
import { offices } from '../../items/offices';

export interface DepartmentChoice extends Pick<Department, 'id' | 'code' | 'pinyin' | 'initials'> {
  /** With the one above it where several have the name: 戏剧系 has teachers and, elsewhere, students. */
  label: string;
}

/** Departments that handle something; with `withGroups` also what only groups people, as posts may be held there. */
export function departmentChoices(
  departments: readonly Department[],
  { withGroups = false, chosen = [] as readonly string[] } = {},
): DepartmentChoice[] {
  const offered = withGroups ? departments : offices(departments);
  // What the file says stays among the choices.
  const kept = departments.filter((each) => chosen.includes(each.code) && !offered.includes(each));
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const all = [...kept, ...offered];
  const count = new Map<string, number>();
  for (const { name } of all) count.set(name, (count.get(name) ?? 0) + 1);
  return all.map(({ id, code, pinyin, initials, name, parentId }) => {
    const above = parentId === null ? undefined : names.get(parentId);
    return {
      id,
      code,
      pinyin,
      initials,
      label: (count.get(name) ?? 0) > 1 && above !== undefined ? `${above} · ${name}` : name,
    };
  });
}

/** Those that somebody looks for by a part of the name, by pinyin or by initials. */
export const choicesCalled = (choices: readonly DepartmentChoice[], wanted: string): DepartmentChoice[] =>
  choices.filter(({ label, pinyin, initials }) => isCalled({ name: label, pinyin, initials }, wanted));
