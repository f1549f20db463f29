import type { ApplicationAction, ApplicationRow } from '@xiaowu/server/contract/applications';

type Labelled = Pick<ApplicationRow, 'labels'>;

/** What stands on a button of a case: the caption that 流程配置 gives it, else the usual one. */
export const caseLabel = ({ labels }: Labelled, action: ApplicationAction, usual: string): string =>
  labels?.[action] ?? usual;

/** What stands on a button of several cases: the caption that all of them share, else the usual one. */
export function sharedLabel(cases: readonly Labelled[], action: ApplicationAction, usual: string): string {
  const [first, ...others] = new Set(cases.map((one) => caseLabel(one, action, usual)));
  return first !== undefined && others.length === 0 ? first : usual;
}
