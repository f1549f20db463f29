import type { School } from '@xiaowu/server/contract/school';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import * as api from '../api/session';

/** Name, brand and footer of the school. Pages are shown without them until they are known. */
export const useSchool = defineStore('school', () => {
  const school = shallowRef<School | null>(null);
  let loading: Promise<void> | null = null;
  return {
    school,
    /** IANA name; all times are shown as the school's clocks show them. */
    timeZone: computed(() => school.value?.timeZone ?? 'Asia/Shanghai'),
    load(): Promise<void> {
      loading ??= api
        .school()
        .then((answer) => {
          school.value = answer;
        })
        .catch(() => {
          loading = null;
        });
      return loading;
    },
  };
});
