import type { ApplicationForm } from '@xiaowu/server/contract/applications';

export type SubmitAct = 'submit' | 'save' | 'print' | 'diagram' | 'check' | 'configure' | 'delete';

/** What stands beside 提交 and 存稿, as the manual orders it. 流程配置 is offered by the server to process administrators. */
export function sideActs({ actions }: Pick<ApplicationForm, 'actions'>): SubmitAct[] {
  return ['print', 'diagram', ...(actions.includes('configure') ? (['configure'] as const) : []), 'check'];
}
