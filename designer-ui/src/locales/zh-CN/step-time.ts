/** 时限与提醒 of a step. */
export const stepTime = {
  title: '时限与提醒',
  dueAfter: { switch: '办理时限', value: '到达后', hint: '超过后在待办中标为超时。' },
  remindAfter: { switch: '到达后提醒', value: '到达后', hint: '到时仍未办理则提醒处理人。' },
  remindBefore: { switch: '到期前提醒', value: '到期前', hint: '离时限还有这么久时提醒处理人。' },
  remindEvery: {
    switch: '反复提醒',
    value: '每隔',
    hint: '第一次提醒后每隔这么久再提醒，超过时限后继续；没有设第一次提醒时从时限开始。夜间的提醒顺延到早上。',
  },
  atMost: '最多提醒（次）',
  measure: '以上时间按',
  measures: { working: '工作时间', calendar: '自然时间' },
  measureHints: {
    working: '只计工作日历中的工作时间：小时只算上班时间，1 天指到下一个工作日的同一时刻。',
    calendar: '按钟表计算，包括夜间、周末和节假日。',
  },
  whenOverdue: '超过时限后',
  ends: {
    escalate: '转督办',
    nothing: '不处理，只标为超时',
    pass: '系统自动同意',
    return: '系统自动退回申请人',
    head: '转给处理人的上级',
  },
  endHints: {
    escalate: '进入督办人的「我的督办」并通知督办人。',
    nothing: '任务仍在处理人手中。',
    pass: '以系统的名义同意，必填字段不会填写；不能同意时转督办。',
    return: '以系统的名义退回；不能退回时转督办。',
    head: '转交后重新计时，再次超时或没有上级时转督办。',
  },
  escalateTo: '督办人',
  supervisors: { itemHead: '事项所属部门负责人', handlerHead: '处理人所在部门负责人', person: '指定人员' },
  moments: '若现在到达',
  due: '到期',
  reminders: '提醒',
};
