export const steps = {
  title: '所有步骤',
  empty: '流程图中还没有用户任务',
  emptyText: '在「流程图」中添加用户任务后，可以在这里总览各步骤的配置。',
  nobody: '未设置审批人',
  submits: '提交',
  column: { step: '步骤', who: '审批人', mode: '审批方式', buttons: '按钮' },
  rule: {
    missing: '（未选择）',
    applicantDepartment: '申请人所在部门',
    head: '{whose}负责人',
    headAbove: '{whose}负责人的上 {n} 级',
    field: '表单「{field}」',
  },
};
