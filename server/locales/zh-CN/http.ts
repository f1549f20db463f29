/** Sentences of answers that no single feature owns. */
export const httpMessages = {
  invalidRequest: '提交的内容有误，请检查后重试',
  invalidJson: '提交的内容不是有效的 JSON，请刷新页面后重试',
  tooLarge: (limit: string) => `提交的内容太大，最多 ${limit}`,
  unsupportedType: '不支持这种内容类型，请用 JSON 提交',
  notFound: '没有这个地址，请检查链接',
  methodNotAllowed: '这个地址不支持这样的请求',
  unauthorized: '请先登录',
  forbidden: '您没有权限进行此操作',
  tooManyRequests: '操作太频繁，请稍后再试',
  conflict: '内容已有变化，请刷新后重试',
  unavailable: '系统暂时不可用，请稍后重试；您的内容没有提交',
  internal: (requestId: string) => `系统出错了，请稍后重试；如仍有问题，请把编号 ${requestId} 告诉管理员`,
  idempotencyKeyReused: '这个请求编号已用于另一次提交，请刷新页面后重试',
  idempotencyKeyTooLong: '请求编号过长，最多 80 个字符',
  pagesMissing: '页面尚未构建，请运行 npm start',
} as const;

/** While a new version of the pages is put in place. */
export const updatingPageTexts = {
  heading: '正在更新，请稍候',
  text: (seconds: number) => `正在换上新版本，约 ${seconds} 秒后自动重试。已保存的草稿不会丢失。`,
  retry: '立即重试',
} as const;
