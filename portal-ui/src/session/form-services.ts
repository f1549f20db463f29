import { storeToRefs } from 'pinia';
import { defineAsyncComponent } from 'vue';
import { fileAddress, uploadFile } from '../api/files';
import { searchOptions } from '../api/forms';
import { departmentTree } from '../api/organization';
import { provideFormServicesOf } from '../form/form-services';
import { useSchool } from './school-store';

/** Gives the form renderer what it needs of the portal. */
export function provideFormServices(): void {
  const { timeZone } = storeToRefs(useSchool());
  provideFormServicesOf({
    timeZone,
    fileAddress,
    searchOptions,
    uploadFile,
    departments: async () => (await departmentTree()).departments,
    PeoplePicker: defineAsyncComponent(() => import('../features/organization/PeoplePicker.vue')),
  });
}
