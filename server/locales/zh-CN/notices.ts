/** Sentences around notices and 帮助下载. */
export const noticeMessages = {
  notFound: '没有这条通知，或它已被撤下',
  period: '结束日期不能早于开始日期，请修改',
  downloadNotFound: '没有这个文件，或它已被撤下',
  fileUnknown: '请先上传文件，再提供下载',
} as const;
