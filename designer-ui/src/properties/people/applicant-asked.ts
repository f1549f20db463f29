import { computed, ref } from 'vue';
import { useSession } from '../../session/session-store';
import { useOrganization } from './organization-store';

/** Number of the applicant that it is asked for: stays when another step is selected, and in the overview. */
const number = ref('');

/** Whose case it would be, where it is asked who gets a step; at first whoever asks. */
export function useApplicantAsked() {
  const organization = useOrganization();
  const session = useSession();
  if (number.value === '') number.value = session.person?.number ?? '';
  if (number.value !== '') void organization.know(number.value);
  return { number, applicant: computed(() => organization.person(number.value)) };
}
