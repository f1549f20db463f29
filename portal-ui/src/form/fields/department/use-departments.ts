import { computed, onMounted, shallowRef } from 'vue';
import { useFormLabels } from '../../form-labels';
import { useFormServices } from '../../form-services';

/** Departments to choose from with their path, and the chosen ones even before they are loaded. */
export function useDepartments(chosen: () => readonly string[]) {
  const services = useFormServices();
  const labels = useFormLabels();
  const departments = shallowRef<Awaited<ReturnType<typeof services.departments>>>([]);
  onMounted(async () => {
    // Without the list the field offers nothing but what is chosen; the rest of the form still works.
    departments.value = await services.departments().catch(() => []);
  });
  const choices = computed(() => {
    const byId = new Map(departments.value.map((department) => [department.id, department]));
    const pathOf = (id: string | null): string[] => {
      const department = id === null ? undefined : byId.get(id);
      return department ? [...pathOf(department.parentId), department.name] : [];
    };
    const all = departments.value.map(({ id, parentId, name }) => ({
      value: id,
      text: name,
      note: pathOf(parentId).slice(1).join(' / '),
    }));
    const unlisted = chosen().filter((id) => id !== '' && !byId.has(id));
    return [...unlisted.map((id) => ({ value: id, text: labels.department(id) ?? id, note: '' })), ...all];
  });
  const remember = (ids: readonly (string | null)[]) => {
    for (const { value, text } of choices.value) if (ids.includes(value)) labels.rememberDepartment(value, text);
  };
  return { choices, remember };
}
