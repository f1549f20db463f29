export const problems = {
  title: '问题列表',
  checking: '正在检查…',
  none: '没有发现问题',
  count: '错误 {errors} 个，警告 {warnings} 个',
  failed: '检查没有完成：{reason}',
  again: '检查',
  error: '错误',
  warning: '警告',
  wholeFile: '整个流程',
};
