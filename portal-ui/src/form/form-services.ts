import type { UploadedFile } from '@xiaowu/server/contract/files';
import { type Component, inject, type InjectionKey, provide, type Ref, ref } from 'vue';

export interface ChosenPerson {
  id: string;
  name: string;
  number: string;
  departmentName: string | null;
}

/** What fields need of the application around them; a form that stands alone has none of it. */
export interface FormServices {
  timeZone: Readonly<Ref<string>>;
  fileAddress: (id: string, isShown?: boolean) => string;
  /** First matches among the options of a `searched` field. */
  searchOptions: (
    definition: { key: string; version: number },
    rightPath: string,
    q: string,
  ) => Promise<readonly { value: string; label: string }[]>;
  uploadFile: (
    file: File,
    onProgress: (percent: number) => void,
    signal?: AbortSignal,
    onWaiting?: (isWaiting: boolean) => void,
  ) => Promise<UploadedFile>;
  departments: () => Promise<readonly { id: string; parentId: string | null; name: string }[]>;
  /**
   * 组织架构选择器: props `modelValue: string[]`, `open`, `multiple`, `known`; emits `update:modelValue`, `update:open`
   * and `chosen` with the people.
   */
  PeoplePicker: Component | null;
}

const key: InjectionKey<FormServices> = Symbol('form services');

const alone: FormServices = {
  timeZone: ref('Asia/Shanghai'),
  fileAddress: () => '#',
  searchOptions: () => Promise.resolve([]),
  uploadFile: () => Promise.reject(new Error('Expected an application around the form, but it is shown alone')),
  departments: () => Promise.resolve([]),
  PeoplePicker: null,
};

export const provideFormServicesOf = (services: FormServices): void => provide(key, services);
export const useFormServices = (): FormServices => inject(key, alone);
