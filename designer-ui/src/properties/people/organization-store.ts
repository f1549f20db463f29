import type { Department, OrganizationChoices } from '@xiaowu/server/contract/organization';
import type { Person } from '@xiaowu/server/contract/people';
import { defineStore } from 'pinia';
import { computed, reactive, shallowRef } from 'vue';
import * as api from '../../api/organization';

/** Departments, roles and posts for the pickers, asked for once; people as they are met. */
export const useOrganization = defineStore('organization', () => {
  const departments = shallowRef<readonly Department[]>([]);
  const choices = shallowRef<OrganizationChoices>({ roles: [], posts: [] });
  /** By number; null = asked for, but there is nobody. */
  const people = reactive(new Map<string, Person | null>());
  let loading: Promise<void> | null = null;

  async function load(): Promise<void> {
    const [tree, offered] = await Promise.all([api.departmentTree(), api.organizationChoices()]);
    departments.value = tree.departments;
    choices.value = offered;
  }
  async function know(number: string): Promise<void> {
    if (people.has(number)) return;
    people.set(number, null);
    try {
      const { rows } = await api.people({ q: number, limit: 5 });
      const found = rows.find((person) => person.number === number);
      if (found) people.set(number, found);
    } catch {
      people.delete(number); // Without its name the number is shown, and asked for again the next time.
    }
  }

  return {
    departments,
    roles: computed(() => choices.value.roles),
    posts: computed(() => choices.value.posts),
    /** A failure leaves the pickers without choices; they still show what the file says. */
    load: (): Promise<void> => (loading ??= load().catch(() => void (loading = null))),
    know,
    keep: (found: readonly Person[]): void => found.forEach((person) => people.set(person.number, person)),
    person: (number: string): Person | null => people.get(number) ?? null,
    /** Names of everybody met so far, by id. */
    labels: computed(() => {
      const known = [...people.values()].filter((person) => person !== null);
      return Object.fromEntries(
        known.map(({ id, name, number, departmentName }) => [id, { name, number, departmentName }]),
      );
    }),
    isNamed: (number: string): boolean => people.get(number) != null,
    personName: (number: string): string => people.get(number)?.name ?? number,
    departmentName: (code: string): string => departments.value.find((each) => each.code === code)?.name ?? code,
    roleName: (key: string): string => choices.value.roles.find((role) => role.key === key)?.name ?? key,
  };
});
