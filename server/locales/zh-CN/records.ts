import type { CancelReason } from '@xiaowu/engine';

/** Why nobody was asked, or a person not: the opinion of a line of state `skipped`. */
export const skippedBecause = {
  own: '审核人就是申请人本人，按设置跳过',
  repeated: '已在上一步同意，按设置视为同意，不再重复办理',
  empty: '没有找到审核人，按设置自动通过',
} as const;

/** Why another was asked than the step names. */
export const replacedBecause = {
  own: '审核人就是申请人本人，按设置改由其上级负责人办理',
  empty: '没有找到审核人，按设置由指定的代办人办理',
} as const;

/** Why a task went away that its person did not answer. */
export const goneBecause: Readonly<Record<CancelReason | 'timedOut', string>> = {
  decided: '本步骤已由其他审核人决定',
  returned: '申请被退回，不再办理',
  withdrawn: '申请人已撤回，不再办理',
  terminated: '流程已在其他环节结束，不再办理',
  refused: '申请未获同意，不再办理',
  takenBack: '上一步已取回，不再办理',
  removed: '已减签，不再办理',
  moved: '管理员已调整步骤，不再办理',
  interrupted: '流程中有事件发生，不再办理',
  timedOut: '时限已到，不再办理',
};
