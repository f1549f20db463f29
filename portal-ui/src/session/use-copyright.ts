import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useSchool } from './school-store';

/** The setting may be a whole line or only the owner. */
export function useCopyright() {
  const { t } = useI18n();
  const school = useSchool();
  return computed(() => {
    const text = school.school?.copyright ?? '';
    return text === '' || /©|copyright/i.test(text) ? text : t('layout.copyright', { owner: text });
  });
}
