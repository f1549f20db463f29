import { useI18n } from 'vue-i18n';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import { fieldsOf } from '../forms/fields-of';
import type { ModdleElement } from '../modeler/moddle';
import type { EditedRule } from '../properties/people/approver-rules';
import { fieldsOfItem, itemsAround } from '../properties/repetition/items-around';
import { useOrganization } from '../properties/people/organization-store';

/** An approver rule of a step in one phrase. */
export function useRuleText(form: () => FormSchema): (rule: EditedRule, task: ModdleElement) => string {
  const { t } = useI18n();
  const organization = useOrganization();
  /** What is no field of the form is the item of a multi-instance around the step: one of what fields hold, mostly. */
  const fieldOrItem = (key: string, task: ModdleElement) => {
    const found = fieldsOf(form()).find((field) => field.key === key);
    if (found) return t('steps.rule.field', { field: found.label });
    const item = itemsAround(task).find(({ name }) => name === key);
    const field = item ? fieldsOfItem(item, form()) : '';
    return field === '' ? t('steps.rule.item', { name: key }) : t('steps.rule.each', { field });
  };
  const department = (code: string) =>
    code === 'applicant' ? t('steps.rule.applicantDepartment') : organization.departmentName(code);

  return (rule, task) => {
    const { kind, value, department: code, departmentField, levels } = rule;
    const named = departmentField && fieldOrItem(departmentField, task);
    if (kind === 'person') {
      const numbers = value
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean);
      numbers.forEach((number) => void organization.know(number));
      return numbers.map(organization.personName).join('、') || t('steps.rule.missing');
    }
    if (kind === 'role') return value ? organization.roleName(value) : t('steps.rule.missing');
    if (kind === 'post')
      return [named || (code && department(code)), value || t('steps.rule.missing')].filter(Boolean).join(' · ');
    if (kind === 'query') {
      const whose = named || (code && department(code));
      const conditions = [
        whose && rule.includesSubdepartments ? t('steps.rule.withSubdepartments', { whose }) : whose,
        rule.post,
        rule.role && organization.roleName(rule.role),
        rule.personKind && t(`items.audience.${rule.personKind}`),
      ];
      return conditions.filter(Boolean).join(' · ') || t('steps.rule.missing');
    }
    if (kind === 'departmentHead') {
      const whose = named || department(code || 'applicant');
      return levels > 1 ? t('steps.rule.headAbove', { whose, n: levels - 1 }) : t('steps.rule.head', { whose });
    }
    if (kind === 'field') return value ? fieldOrItem(value, task) : t('steps.rule.missing');
    if (kind === 'expression') return value;
    return t(`properties.approvers.kinds.${kind}`);
  };
}
