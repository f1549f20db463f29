import { useI18n } from 'vue-i18n';
import { useDurationText } from '../properties/time/use-duration-text';

/** Where the words for a value are, by the last part of its path. */
const words: { readonly [name: string]: (value: string) => string } = {
  mode: (value) => `properties.approval.modes.${value}.name`,
  kind: (value) => `properties.approvers.kinds.${value}`,
  personKind: (value) => `items.audience.${value}`,
  whenEmpty: (value) => `steps.whenEmpty.${value}`,
  whenOwn: (value) => `steps.whenOwn.${value}`,
  whenRepeated: (value) => `steps.whenRepeated.${value}`,
  whenOverdue: (value) => `steps.whenOverdue.${value}`,
  timeMeasure: (value) => `steps.timeMeasure.${value}`,
  returnMode: (value) => `steps.returnMode.${value}`,
  defaultRight: (value) => `properties.fieldRights.${value}`,
  right: (value) => `properties.fieldRights.${value}`,
  action: (value) => `properties.actions.${value}`,
  type: (value) => `forms.types.${value}`,
  resultType: (value) => `forms.types.${value}`,
  status: (value) => `simulation.status.${value}`,
  on: (value) => `properties.notices.events.${value}`,
  to: (value) => `properties.notices.to.${value}`,
  channels: (value) => `properties.notices.channel.${value}`,
};
/** Values that are ids of elements of the drawing. */
const references = new Set(['sourceRef', 'targetRef', 'attachedToRef', 'default', 'steps', 'path', 'waiting']);

/** Values that are durations. */
const durations = new Set(['dueAfter', 'remindAfter', 'remindBefore', 'remindEvery']);

/** Values that are names of fields. */
const fieldNames = new Set(['field', 'departmentField']);

/** What a value of the file is called on screen; what has no word is shown as the file has it. */
export function useValueName(
  elementName: (id: string) => string | undefined,
  fieldLabel: (path: string) => string | undefined = () => undefined,
) {
  const { t, te } = useI18n();
  const durationText = useDurationText();
  const labelOf = (id: string) => [elementName(id), id].filter(Boolean).join('#');
  /** An act of a kept run: what was done, where, and with what. */
  const actOf = (line: string): string => {
    const [type = '', elementId = '', ...more] = line.split(' ');
    return [t(`simulation.acts.${type}`), elementId && labelOf(elementId), ...more].filter(Boolean).join(' ');
  };
  return (path: string, value: string | null): string => {
    if (value === null) return t('compare.nothing');
    const last = path.split('.').at(-1) ?? '';
    if (fieldNames.has(last)) return fieldLabel(value) ?? value;
    if (references.has(last)) return value.split('、').map(labelOf).join('、');
    if (last === 'acts') return value.split('\n').map(actOf).join('\n');
    if (value === 'true' || value === 'false') return t(`compare.${value}`);
    const duration = durations.has(last) || path.includes('timeDuration') ? durationText(value) : null;
    if (duration !== null) return duration;
    const word = /^\w+$/.test(value) ? words[last]?.(value) : undefined;
    return word !== undefined && te(word) ? t(word) : value;
  };
}
