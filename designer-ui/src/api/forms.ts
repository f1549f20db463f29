import type { FormOpening, FormOpeningQuestion } from '@xiaowu/server/contract/forms';
import { api } from './api';

/** The form as it is drawn now, as it would open for the applicant. */
export const formOpening = (question: FormOpeningQuestion, signal?: AbortSignal) =>
  api.post<FormOpening>('/forms/opening', question, { signal });
