import type { ApproversAnswer, ApproversQuestion } from '@xiaowu/server/contract/approvers';
import { api } from './api';

/** Who a step with these settings would go to now. */
export const approversFor = (question: ApproversQuestion) => api.post<ApproversAnswer>('/approvers', question);
