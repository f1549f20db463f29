import { computed, onMounted, shallowRef } from 'vue';
import { useFormLabels } from '../../form-labels';
import { useFormServices } from '../../form-services';

/** Departments to choose from with their path, and the chosen one even before they are loaded. */
export function useDepartments(chosen: () => string) {
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
    const id = chosen();
    return id && !byId.has(id) ? [{ value: id, text: labels.department(id) ?? id, note: '' }, ...all] : all;
  });
  const remember = (id: string | null) => {
    const choice = choices.value.find(({ value }) => value === id);
    if (choice) labels.rememberDepartment(choice.value, choice.text);
  };
  return { choices, remember };
}
