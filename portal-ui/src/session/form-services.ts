import { storeToRefs } from 'pinia';
import { defineAsyncComponent } from 'vue';
import { fileAddress } from '../api/file-address';
import { searchOptions } from '../api/forms';
import { departmentTree } from '../api/organization';
import { whenIdle } from '../components/when-idle';
import { provideFormServicesOf } from '../form/form-services';
import { useSchool } from './school-store';
import { underWay } from './uploads-under-way';

/** Large, and nothing that a list needs. */
const uploads = () => import('../api/files');

/** Gives the form renderer what it needs of the portal. */
export function provideFormServices(): void {
  const { timeZone } = storeToRefs(useSchool());
  // there before the network may break
  whenIdle(uploads);
  provideFormServicesOf({
    timeZone,
    fileAddress,
    searchOptions,
    uploadFile: (...upload) => underWay(uploads().then(({ uploadFile }) => uploadFile(...upload))),
    departments: async () => (await departmentTree()).departments,
    PeoplePicker: defineAsyncComponent(() => import('../features/organization/PeoplePicker.vue')),
  });
}
