import type { Person } from '@xiaowu/server/contract/people';
import { computed, ref, shallowRef } from 'vue';
import { people as findPeople } from '../../api/organization';
import { cursorOf, firstPage, type KeysetPaging, nextPage, previousPage, shownRange } from '../lists/keyset-paging';
import { type KnownPerson, knownPerson, rememberPeople } from './known-people';

const limit = 20;

export interface PickerOptions {
  multiple: () => boolean;
  exclude: () => readonly string[];
  /** Largest number of people, as the API accepts. */
  most: () => number;
  /** People of a department and those below it, null = of all; null as answer = not known. */
  countOf: (department: string | null) => number | null;
}

/** What the picker's dialog and its phone page have in common: the search, the page of candidates, the choice. */
export function usePeoplePicker({ multiple, exclude, most, countOf }: PickerOptions) {
  const search = ref('');
  const department = ref<string | null>(null);
  const rows = shallowRef<Person[]>([]);
  const total = ref(0);
  /** What the people shown were asked for by. */
  const shown = shallowRef<{ q: string; department: string | null } | null>(null);
  const next = ref<string | null>(null);
  const paging = shallowRef<KeysetPaging>(firstPage);
  const isLoading = ref(false);
  const error = shallowRef<unknown>(null);
  const chosen = shallowRef<KnownPerson[]>([]);
  let asked = 0;

  async function fetchPeople(append = false): Promise<void> {
    const turn = ++asked;
    isLoading.value = true;
    error.value = null;
    const q = search.value.trim();
    const within = department.value;
    try {
      const page = await findPeople({
        limit,
        after: cursorOf(paging.value),
        q: q || undefined,
        department: within ?? undefined,
      });
      if (turn !== asked) return;
      rememberPeople(page.rows);
      rows.value = append ? [...rows.value, ...page.rows] : page.rows;
      total.value = page.total;
      shown.value = { q, department: within };
      next.value = page.next;
    } catch (reason) {
      if (turn !== asked) return;
      error.value = reason;
      if (!append) rows.value = [];
    } finally {
      if (turn === asked) isLoading.value = false;
    }
  }

  function restart(): Promise<void> {
    paging.value = firstPage;
    return fetchPeople();
  }

  const isChosen = (id: string) => chosen.value.some((person) => person.id === id);
  const canChoose = (person: Person) => person.isActive && !exclude().includes(person.id);

  function toggle(person: Person): void {
    if (isChosen(person.id)) remove(person.id);
    else if (!canChoose(person)) return;
    else if (!multiple()) chosen.value = [person];
    else if (chosen.value.length < most()) chosen.value = [...chosen.value, person];
  }

  function remove(id: string): void {
    chosen.value = chosen.value.filter((person) => person.id !== id);
  }

  const selectable = computed(() => rows.value.filter(canChoose));
  const allChosen = computed(() => selectable.value.length > 0 && selectable.value.every(({ id }) => isChosen(id)));

  function toggleAll(): void {
    if (allChosen.value) for (const { id } of selectable.value) remove(id);
    else for (const person of selectable.value) if (!isChosen(person.id)) toggle(person);
  }

  return {
    search,
    department,
    rows,
    total,
    /** How many there are where nothing but a department was asked for, else null. */
    whole: computed(() => (shown.value?.q === '' ? countOf(shown.value.department) : null)),
    next,
    isLoading,
    error,
    chosen,
    isChosen,
    canChoose,
    toggle,
    toggleAll,
    allChosen,
    someChosen: computed(() => selectable.value.some(({ id }) => isChosen(id))),
    remove,
    clear: () => void (chosen.value = []),
    query: restart,
    retry: () => fetchPeople(),
    chooseDepartment(id: string | null) {
      department.value = id;
      return restart();
    },
    /** Begins anew with the people that are chosen now. */
    open(ids: readonly string[]) {
      chosen.value = ids.map(knownPerson);
      search.value = '';
      department.value = null;
      return restart();
    },
    range: computed(() => shownRange(paging.value, limit, rows.value.length)),
    hasPrevious: computed(() => paging.value.page > 0),
    toPrevious() {
      paging.value = previousPage(paging.value);
      return fetchPeople();
    },
    toNext() {
      if (!next.value) return;
      paging.value = nextPage(paging.value, next.value);
      return fetchPeople();
    },
    more() {
      if (!next.value || isLoading.value) return;
      paging.value = nextPage(paging.value, next.value);
      return fetchPeople(true);
    },
  };
}

export type PeoplePickerState = ReturnType<typeof usePeoplePicker>;
