export const notifications = {
  title: '消息',
  all: '全部',
  unread: '未读',
  readAll: '全部标为已读',
  readAllDone: '已全部标为已读',
  empty: '没有消息',
  emptyUnread: '没有未读消息',
  unreadMark: '未读',
  more: '加载更多',
  list: '消息列表',
  channel: { portal: '站内消息', wecom: '企业微信', sms: '短信', email: '邮件' },
};
