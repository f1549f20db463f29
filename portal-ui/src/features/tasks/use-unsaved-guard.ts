import { useEventListener } from '@vueuse/core';
import { useI18n } from 'vue-i18n';
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router';
import { ask } from '../../components/ask';
import { useUnsaved } from '../../session/unsaved';
import { areUploadsUnderWay } from '../../session/uploads-under-way';

/** Asks before what was filled in is lost: by a link, the back button, closing the tab. */
export function useUnsavedGuard(isFilledIn: () => boolean): void {
  const { t } = useI18n();
  const isDirty = () => isFilledIn() || areUploadsUnderWay();
  useUnsaved(isDirty);
  const mayLeave = () =>
    !isDirty() ||
    ask({
      title: t('tasks.leave.title'),
      text: t('tasks.leave.text'),
      confirm: t('tasks.leave.leave'),
      cancel: t('tasks.leave.stay'),
      isDangerous: true,
    });
  onBeforeRouteLeave(mayLeave);
  onBeforeRouteUpdate((to, from) => to.path === from.path || mayLeave());
  useEventListener(window, 'beforeunload', (event) => {
    if (isDirty()) event.preventDefault();
  });
}
