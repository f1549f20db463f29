import type { ApplicationAction, ApplicationRow } from '@xiaowu/server/contract/applications';

/** What stands on a button of a case: the caption that 流程配置 gives it, else the usual one. */
export const caseLabel = (
  { labels }: Pick<ApplicationRow, 'labels'>,
  action: ApplicationAction,
  usual: string,
): string => labels?.[action] ?? usual;
