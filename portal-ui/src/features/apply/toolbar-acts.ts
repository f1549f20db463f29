import type { ApplicationForm } from '@xiaowu/server/contract/applications';

export type SubmitAct = 'submit' | 'save' | 'print' | 'diagram' | 'check' | 'configure' | 'delete';

/**
 * What stands beside 提交 and 存稿, as the manual orders it. The server offers 流程配置 to process administrators, 打印 where
 * the item has it and to whom it has a page.
 */
export function sideActs({
  actions,
  printTemplates,
}: Pick<ApplicationForm, 'actions' | 'printTemplates'>): SubmitAct[] {
  const offered: readonly SubmitAct[] = ['print', 'diagram', 'configure', 'check'];
  return offered.filter((act) => {
    if (act === 'print') return actions.includes(act) && printTemplates.length > 0;
    return act !== 'configure' || actions.includes(act);
  });
}
