import type { RoleKey } from '@xiaowu/server/contract/people';
import type { School } from '@xiaowu/server/contract/school';
import type { Session } from '@xiaowu/server/contract/session';
import { ApiFailure } from '@xiaowu/portal-ui/src/api/api-failure';
import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { signedIn } from '../api/api';
import * as api from '../api/session';

/** The login page is the portal's; it leads back here. */
export function leadToLogin(): void {
  const back = `${location.pathname}${location.search}`;
  location.assign(`/login?return=${encodeURIComponent(back)}`);
}

/** Who is signed in, and whether they may design. */
export const useSession = defineStore('session', () => {
  const session = shallowRef<Session | null>(null);
  const school = shallowRef<School | null>(null);
  const failure = shallowRef<string | null>(null);

  const has = (role: RoleKey): boolean => session.value?.roles.includes(role) ?? false;

  return {
    session,
    school,
    failure,
    person: computed(() => session.value?.person ?? null),
    isAllowed: computed(() => has('processAdministrator')),
    has,
    /** Else some departments' items alone: what is of the whole school is refused. */
    administersAll: computed(() => session.value?.administersAll === true),
    /** IANA name; all times are shown as the school's clocks show them. */
    timeZone: computed(() => school.value?.timeZone ?? 'Asia/Shanghai'),
    /** After somebody has set it anew. */
    keepSchool: (now: School): void => void (school.value = now),
    async load(): Promise<void> {
      failure.value = null;
      signedIn.onSignedOut = leadToLogin;
      api.school().then(
        (answer) => {
          school.value = answer;
        },
        () => undefined, // Name and brand are decoration here.
      );
      try {
        session.value = await api.currentSession();
        signedIn.csrfToken = session.value.csrfToken;
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        if (error.status !== 401) failure.value = error.message;
      }
    },
  };
});
