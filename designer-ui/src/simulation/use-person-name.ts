import type { Person } from '@xiaowu/server/contract/people';
import { useI18n } from 'vue-i18n';
import { useOrganization } from '../properties/people/organization-store';

/** 姓名(工号) of a person id, the name of a role's key, or that it was the system. */
export function usePersonName(person: () => (id: string) => Person | undefined): (id: string | null) => string {
  const { t } = useI18n();
  const organization = useOrganization();
  return (id) => {
    if (id === null) return t('simulation.trail.system');
    if (id.startsWith('role:')) return organization.roleName(id.slice(5));
    const known = person()(id);
    return known ? `${known.name}(${known.number})` : id;
  };
}
