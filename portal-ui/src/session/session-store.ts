import type { RoleKey } from '@xiaowu/server/contract/people';
import type { LoginRequest, Session } from '@xiaowu/server/contract/session';
import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { isStatus } from '../api/api-failure';
import * as api from '../api/session';
import { signedIn } from '../api/signed-in';

/** Who is signed in. `load` asks the server once; afterwards the answer is kept until login, logout or a 401. */
export const useSession = defineStore('session', () => {
  const session = shallowRef<Session | null>(null);
  const isExpired = ref(false);
  let loading: Promise<void> | null = null;

  function keep(answer: Session | null): void {
    session.value = answer;
    isExpired.value = false;
    signedIn.csrfToken = answer?.csrfToken ?? null;
  }

  async function ask(): Promise<void> {
    try {
      keep(await api.currentSession());
    } catch (error) {
      if (!isStatus(error, 401)) throw error;
      keep(null);
    }
  }

  return {
    session,
    person: computed(() => session.value?.person ?? null),
    hasRole: (role: RoleKey) => session.value?.roles.includes(role) ?? false,
    /** Administers the whole school: may publish notices and downloads, and look into every item. */
    administersAll: computed(() => session.value?.administersAll === true),
    load(): Promise<void> {
      if (session.value) return Promise.resolve();
      loading ??= ask().finally(() => {
        loading = null;
      });
      return loading;
    },
    async login(request: LoginRequest): Promise<void> {
      keep(await api.login(request));
    },
    async logout(): Promise<void> {
      await api.logout();
      keep(null);
    },
    /** The server no longer knows us. */
    forget: () => keep(null),
    /** The server no longer knows us, but the open page holds what is not saved: we sign in again on top of it. */
    isExpired,
    expire: () => void (isExpired.value = true),
    /** Looking at the page without signing in: the next call asks again. */
    leaveExpired: () => void (isExpired.value = false),
  };
});
