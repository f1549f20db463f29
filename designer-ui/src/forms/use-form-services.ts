import { provideFormServicesOf } from '@xiaowu/portal-ui/src/form/form-services';
import type { FieldOption, FormOpening, FormSchema, FormView } from '@xiaowu/server/contract/forms';
import { computed, defineAsyncComponent, onScopeDispose, shallowReactive } from 'vue';
import { useOrganization } from '../properties/people/organization-store';
import { useSession } from '../session/session-store';
import { formPaths } from './form-paths';

type Labels = FormView['labels'];

let lastFile = 0;

/**
 * Gives forms inside what they ask the portal for: people and departments of the organization, options of the form as
 * it is drawn. Files stay in the page. Returns the names of what can have been chosen.
 */
export function useFormServices(form: () => FormSchema, opening: () => FormOpening | null | undefined) {
  const organization = useOrganization();
  const session = useSession();
  const files = shallowReactive(new Map<string, Labels['files'][string]>());
  const addresses = new Map<string, string>();
  onScopeDispose(() => addresses.forEach((address) => URL.revokeObjectURL(address)));

  provideFormServicesOf({
    timeZone: computed(() => session.timeZone),
    fileAddress: (id) => addresses.get(id) ?? '#',
    searchOptions(_definition, rightPath, q) {
      const field = formPaths(form()).find(({ path }) => path === rightPath)?.field;
      const words = q.toLowerCase().split(/\s+/).filter(Boolean);
      const isFound = ({ label, value }: FieldOption) =>
        words.every((word) => `${label}\n${value}`.toLowerCase().includes(word));
      return Promise.resolve((field?.options ?? []).filter(isFound));
    },
    uploadFile(file) {
      const id = `page-${++lastFile}`;
      const { name, type, size } = file;
      files.set(id, { name, type, size });
      addresses.set(id, URL.createObjectURL(file));
      return Promise.resolve({ id, name, type, size });
    },
    async departments() {
      await organization.load();
      return organization.departments;
    },
    PeoplePicker: defineAsyncComponent(() => import('./PeoplePicker.vue')),
  });

  const labels = computed<Labels>(() => {
    const { people, departments, files: kept } = opening()?.labels ?? { people: {}, departments: {}, files: {} };
    return {
      people: { ...people, ...organization.labels },
      departments: {
        ...departments,
        ...Object.fromEntries(organization.departments.map(({ id, name }) => [id, name])),
      },
      files: { ...kept, ...Object.fromEntries(files) },
    };
  });
  return { labels };
}
