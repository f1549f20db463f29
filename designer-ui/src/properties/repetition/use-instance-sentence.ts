import { computed, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { fieldsOf } from '../../forms/fields-of';
import { usePanel } from '../use-panel';
import { readEnding } from './instance-ending';
import { readSubject } from './instance-subject';
import type { MultiInstanceSettings } from './multi-instance';
import { useInstanceText } from './use-instance-text';

/** What the settings say: 对表单「会签部门」的每个部门各办一次，同时进行，全部办完后继续。 */
export function useInstanceSentence(settings: Readonly<Ref<MultiInstanceSettings | null>>) {
  const { t } = useI18n();
  const { form } = usePanel();
  const { eachOf, timesOf } = useInstanceText();

  function subjectIn(given: MultiInstanceSettings): string {
    const fields = fieldsOf(form.value);
    const subject = readSubject(given, fields);
    const field = 'field' in subject ? fields.find(({ key }) => key === subject.field) : undefined;
    const said = (kind: string, more: Record<string, unknown> = {}) =>
      t(`properties.multiInstance.sentence.${kind}`, more);
    if (subject.kind === 'times') return said('times', { n: subject.times });
    if (field)
      return subject.kind === 'list'
        ? said('list', { each: eachOf(field) })
        : said('number', { times: timesOf(field) });
    if (subject.kind === 'reference') return said('reference', { name: given.reference?.list });
    return said(subject.kind);
  }
  return computed(() => {
    if (settings.value === null) return '';
    const { isSequential, completionCondition } = settings.value;
    const ending = readEnding(completionCondition);
    return t('properties.multiInstance.sentence.whole', {
      subject: subjectIn(settings.value),
      order: t(`properties.multiInstance.${isSequential ? 'sequential' : 'parallel'}`),
      ending: t(`properties.multiInstance.sentence.endings.${ending.kind}`, { ...ending }),
    });
  });
}
