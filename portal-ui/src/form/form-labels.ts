import type { FormView } from '@xiaowu/server/contract/forms';
import { inject, type InjectionKey, provide, shallowReactive } from 'vue';
import type { ChosenPerson } from './form-services';

type Labels = FormView['labels'];
type FileLabel = Labels['files'][string];
type PersonLabel = Labels['people'][string];

/** What ids stand for: what the server said with the form, and what was chosen or uploaded since. */
export interface FormLabels {
  person: (id: string) => PersonLabel | undefined;
  file: (id: string) => FileLabel | undefined;
  department: (id: string) => string | undefined;
  option: (rightPath: string, value: string) => string | undefined;
  rememberOption: (rightPath: string, value: string, label: string) => void;
  rememberPeople: (people: readonly ChosenPerson[]) => void;
  rememberFile: (id: string, file: FileLabel) => void;
  rememberDepartment: (id: string, name: string) => void;
  /** Uploads under way by path: a form is not submitted while there are any. */
  uploads: Map<string, number>;
  /** Files that did not arrive, by path: nobody should believe that they went along. */
  failedUploads: Map<string, number>;
}

const key: InjectionKey<FormLabels> = Symbol('form labels');

export function provideFormLabels(view: () => FormView): FormLabels {
  const people = shallowReactive(new Map<string, PersonLabel>());
  const files = shallowReactive(new Map<string, FileLabel>());
  const departments = shallowReactive(new Map<string, string>());
  const options = new Map<string, string>();
  const labels: FormLabels = {
    person: (id) => people.get(id) ?? view().labels.people[id],
    file: (id) => files.get(id) ?? view().labels.files[id],
    department: (id) => departments.get(id) ?? view().labels.departments[id],
    option: (rightPath, value) => options.get(`${rightPath} ${value}`),
    rememberOption: (rightPath, value, label) => void options.set(`${rightPath} ${value}`, label),
    rememberPeople(chosen) {
      for (const { id, name, number, departmentName } of chosen)
        people.set(id, { name, number, departmentName: departmentName ?? null });
    },
    rememberFile: (id, file) => void files.set(id, file),
    rememberDepartment: (id, name) => void departments.set(id, name),
    uploads: shallowReactive(new Map<string, number>()),
    failedUploads: shallowReactive(new Map<string, number>()),
  };
  provide(key, labels);
  return labels;
}

export function useFormLabels(): FormLabels {
  const labels = inject(key);
  if (!labels) throw new Error('Expected a FormView around this field, but there is none');
  return labels;
}
