/** Sentences around uploading and downloading. */
export const fileMessages = {
  missing: '请选择要上传的文件',
  empty: '文件是空的，请重新选择',
  tooLarge: '文件太大，最多 20 MB，请压缩后再上传',
  notMultipart: '请以文件上传的方式提交',
  typeNotAllowed: (extension: string) =>
    `不支持上传${extension === '' ? '没有扩展名的' : ` ${extension} 类型的`}文件，请上传图片、PDF、Office 文档或压缩包`,
  contentDiffers: (extension: string) => `文件内容与扩展名 ${extension} 不符，请检查文件是否损坏`,
  contentIsOther: '文件内容与扩展名不符，请检查文件是否损坏',
  otherOffset: '上传进度不一致，请从服务器记录的位置继续',
  uploadGone: '这次上传已失效，请重新选择文件上传',
  notBinary: '请以二进制内容上传',
  notFound: '文件不存在，或您无权查看',
  gone: '文件已丢失，请联系管理员',
} as const;
