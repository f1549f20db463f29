export const failure = {
  client: {
    offline: '网络连接不上，请检查网络后重试',
    timeout: '服务器响应超时，请稍后重试',
    unreadable: '服务器返回的内容无法识别，请稍后重试',
  },
  unexpected: '出现了意外的问题，请刷新页面后重试',
};
