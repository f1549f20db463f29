import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { newIntentKey } from '@xiaowu/portal-ui/src/api/intent-key';
import type { SaveSchoolRequest, School } from '@xiaowu/server/contract/school';
import { schoolToneCss } from '@xiaowu/server/contract/school-tones';
import { computed, ref, shallowRef, watch } from 'vue';
import { saveSchool } from '../api/school';
import { useSession } from '../session/session-store';

const edited = ({ name, brand, address, copyright, phone, color }: School): SaveSchoolRequest => ({
  ...{ name, brand, address, copyright, phone, color },
});

/** What is set of the school while it is edited, and what is wrong with it by field. */
export function useSchoolEditing() {
  const session = useSession();
  const draft = shallowRef<SaveSchoolRequest | null>(null);
  const problem = ref<string | null>(null);
  const problems = shallowRef<Readonly<Record<string, string>>>({});
  const isSaving = ref(false);
  const isChanged = computed(
    () => draft.value !== null && session.school !== null && JSON.stringify(draft.value) !== saved(session.school),
  );
  watch(() => session.school, reset, { immediate: true });

  function reset(): void {
    draft.value = session.school && edited(session.school);
    problem.value = null;
    problems.value = {};
  }
  function change(part: Partial<SaveSchoolRequest>): void {
    if (draft.value) draft.value = { ...draft.value, ...part };
    problems.value = Object.fromEntries(Object.entries(problems.value).filter(([field]) => !(field in part)));
  }
  /** Whether it was saved. */
  async function save(): Promise<boolean> {
    if (!draft.value || isSaving.value) return false;
    isSaving.value = true;
    problem.value = null;
    try {
      const school = await saveSchool(draft.value, newIntentKey());
      session.keepSchool(school);
      paint(school.color);
      return true;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      problems.value = Object.fromEntries(error.details.map(({ path, message }) => [path, message]));
      if (error.details.length === 0) problem.value = error.message;
      return false;
    } finally {
      isSaving.value = false;
    }
  }
  return { ...{ draft, problem, problems, isSaving, isChanged }, change, reset, save };
}

const saved = (school: School): string => JSON.stringify(edited(school));

/** This page came in the colours of before. */
function paint(color: string | null): void {
  const known = document.getElementById('school-colours');
  const style = known ?? document.head.appendChild(document.createElement('style'));
  style.id = 'school-colours';
  style.textContent = color === null ? '' : schoolToneCss(color);
}
