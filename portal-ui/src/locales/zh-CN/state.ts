export const state = {
  loading: '正在加载',
  retry: '重试',
  back: '返回',
  home: '返回首页',
  cancel: '取消',
  confirm: '确定',
  failed: '加载失败',
  denied: '您没有权限查看这里的内容',
  deniedHint: '如需访问，请联系事项所属部门或系统管理员。',
  notFound: '页面不存在',
  notFoundHint: '您访问的内容可能已被删除，或地址有误。',
};
