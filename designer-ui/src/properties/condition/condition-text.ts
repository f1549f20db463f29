import { yuanText } from '@xiaowu/server/contract/field-text';
import type { AskedField } from './asked-fields';
import type { Condition } from './clause';

type Translate = (key: string) => string;

/** A condition in words, e.g. `文种 等于 规章制度，且 金额 大于 2000 元`. */
export function conditionText({ join, clauses }: Condition, fields: readonly AskedField[], t: Translate): string {
  const named = (key: string) => fields.find((field) => field.key === key);
  return clauses
    .map(({ field: key, operator, values, other }) => {
      const field = named(key);
      const value = (text: string): string => {
        if (field?.type === 'money') return `${yuanText(Number(text))} ${t('properties.condition.yuan')}`;
        if (text === 'true' || text === 'false') return t(`properties.condition.${text === 'true' ? 'yes' : 'no'}`);
        return field?.options?.find((option) => option.value === text)?.label ?? text;
      };
      const compared = other === undefined ? values.map(value).join('、') : (named(other)?.label ?? other);
      return [field?.label ?? key, t(`properties.condition.operators.${operator}`), compared].filter(Boolean).join(' ');
    })
    .join(t(`properties.branches.${join}`));
}
