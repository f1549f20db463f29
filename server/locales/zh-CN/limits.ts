/** What the server says about working time, reminders and 督办. */
export const limitMessages = {
  // the calendar
  changed: (who: string) => `${who}刚刚修改了工作日历，请刷新后再改`,
  shiftBackwards: (day: string) => `${day}：每段时间的结束要晚于开始`,
  shiftsOverlap: (day: string) => `${day}：各段时间要按先后排列，不能重叠`,
  noWork: '每周至少要有一天有工作时间',
  noVersion: '没有这个版本的工作日历',
  weekday: (index: number) => `星期${'一二三四五六日'[index] ?? ''}`,
  // what the system does when a limit is over
  passed: '办理时限已到，系统按设置自动同意',
  returned: '办理时限已到，系统按设置自动退回',
  toHead: '办理时限已到，系统按设置转给上级办理',
  escalated: '办理时限已到仍未办理',
  noHead: '办理时限已到，没有找到可转交的上级，转督办',
  notPossible: (why: string) => `办理时限已到，系统未能自动处理（${why}），转督办`,
  nobody: '没有找到督办人',
  reminded: (count: number) => `第 ${count} 次提醒`,
  // 督办
  notSupervised: '该申请已不由您督办，请刷新',
  supervisedTaskGone: '该步骤已办理，请刷新',
  handOverToSelf: '请选择其他人',
};

/** Holidays of the whole country. */
export const statutoryNames = {
  newYear: '元旦',
  springFestival: '春节',
  qingming: '清明节',
  labourDay: '劳动节',
  dragonBoat: '端午节',
  midAutumn: '中秋节',
  nationalDay: '国庆节',
};
