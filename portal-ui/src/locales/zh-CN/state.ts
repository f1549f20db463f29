export const state = {
  loading: '正在加载',
  retry: '重试',
  back: '返回',
  home: '返回首页',
  cancel: '取消',
  confirm: '确定',
  close: '关闭',
  failed: '加载失败',
  denied: '您没有权限查看这里的内容',
  gone: '找不到内容',
  notFound: '页面不存在',
  notFoundHint: '请检查地址是否有误。',
};
