import { useI18n } from 'vue-i18n';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import { fieldsOf } from '../forms/fields-of';
import type { EditedRule } from '../properties/approver-rules';
import { useOrganization } from '../properties/organization-store';

/** An approver rule in one phrase. */
export function useRuleText(form: () => FormSchema): (rule: EditedRule) => string {
  const { t } = useI18n();
  const organization = useOrganization();
  /** What is no field of the form is the item of a multi-instance around the step. */
  const fieldOrItem = (key: string) => {
    const found = fieldsOf(form()).find((field) => field.key === key);
    return found ? t('steps.rule.field', { field: found.label }) : t('steps.rule.item', { name: key });
  };
  const department = (code: string) =>
    code === 'applicant' ? t('steps.rule.applicantDepartment') : organization.departmentName(code);

  return (rule) => {
    const { kind, value, department: code, departmentField, levels } = rule;
    const named = departmentField && fieldOrItem(departmentField);
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
    if (kind === 'field') return value ? fieldOrItem(value) : t('steps.rule.missing');
    if (kind === 'expression') return value;
    return t(`properties.approvers.kinds.${kind}`);
  };
}
