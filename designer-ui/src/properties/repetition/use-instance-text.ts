import type { FormField } from '@xiaowu/server/contract/forms';
import { useI18n } from 'vue-i18n';

/** How a field says what an activity is done once for. */
export function useInstanceText() {
  const { t } = useI18n();
  const named = ['person', 'department', 'table', 'attachment', 'picture'];
  return {
    /** 表单「会签部门」的每个部门 */
    eachOf: ({ type, label }: FormField): string =>
      t(`properties.multiInstance.eachOf.${named.includes(type) ? type : 'other'}`, { field: label }),
    /** 表单「轮数」填的次数 */
    timesOf: ({ label }: FormField): string => t('properties.multiInstance.timesOf', { field: label }),
  };
}
