import type { ApplicationAction } from '@xiaowu/server/contract/applications';

/** What whoever answers for an overdue case does with it, beside 催办. */
export type SuperviseAct = 'supervise' | 'reassign' | 'handOver';

export const superviseActs: readonly SuperviseAct[] = ['supervise', 'reassign', 'handOver'];

/** The right that the server gives for it. */
export const rightOf: Record<SuperviseAct, ApplicationAction> = {
  supervise: 'supervise',
  reassign: 'reassign',
  handOver: 'handOverSupervision',
};
