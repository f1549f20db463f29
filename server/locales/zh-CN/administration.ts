/** What the server says to whoever watches and repairs cases. */
export const administrationMessages = {
  suspend: '挂起',
  resume: '恢复',
  notSuspended: '该申请没有挂起，请刷新',
  suspended: '该申请已由管理员挂起，恢复后才能办理',
  itemSuspended: (name: string) => `「${name}」已暂停受理，请稍后再来`,
  tokenNotThere: '流程已不在所选的位置，请刷新后重新选择',
  noWayIn: '不能把流程放到所选的位置，请选择另一个步骤',
  jobNotDead: '该作业已恢复或已完成，请刷新',
  movedTo: (step: string) => `→ ${step}`,
  caseEnded: '该申请已办结',
};
