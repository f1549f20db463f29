import { computed, readonly, ref, watchEffect } from 'vue';
import { i18n } from '../locales/i18n';
import { useSchool } from './school-store';

const title = ref('');

/** Title of the page that is shown: of the tab and, on a phone, of the bar at the top. */
export const pageTitle = readonly(title);

/** Called by the router with the route's title; pages that know more (the name of an item) call it with text. */
export function setPageTitle(text: string): void {
  title.value = text;
}

export const titleOfKey = (key: string | undefined): string => (key ? i18n.global.t(key) : '');

/** 「页面 · 校务服务网」 */
export function useDocumentTitle(): void {
  const school = useSchool();
  const brand = computed(() => school.school?.brand || school.school?.name);
  watchEffect(() => {
    document.title = [title.value, brand.value].filter(Boolean).join(' · ');
  });
}
