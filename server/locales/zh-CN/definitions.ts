/** What the designer's part of the server says. */
export const definitionMessages = {
  notFound: '没有这个流程，或它已被删除',
  versionNotFound: '没有这个流程版本',
  keyTaken: (key: string) => `流程标识 ${key} 已被使用，请换一个`,
  changedBy: (name: string) => `该流程已被 ${name} 修改，请刷新后再编辑`,
  locked: (name: string) => `${name} 正在编辑该流程，请等对方完成，或先接手编辑`,
  someone: '其他管理员',
  isNewest: '这已是最新版本，无需回退',
  rolledBack: (version: number) => `回退到版本 ${version}`,
  publishedVersion: (version: number) => `发布版本 ${version}`,
  effectiveInPast: '生效时间必须晚于现在',
  notScheduled: '没有等待生效的发布，请刷新',
  otherDepartment: '这不是您所管理部门的事项，请联系该部门的流程管理员',
  departmentNotYours: '只能把事项放在您所管理的部门',
  nothingToPublish: '没有未发布的修改，无需发布',
  fileUnknown: (name: string) => `附件「${name}」的文件不存在或不是您上传的，请重新上传`,
  notPublishable: '流程有错误，改正后才能发布',
} as const;
