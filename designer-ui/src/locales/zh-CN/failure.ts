/** Failures that the server could not tell itself. */
export const failure = {
  client: {
    offline: '没有连接上服务器，请检查网络后重试',
    timeout: '服务器没有及时回应，请稍后重试',
    unreadable: '服务器的回应无法识别，请稍后重试',
  },
  unexpected: '出现了意外的问题，请刷新页面后重试',
};
