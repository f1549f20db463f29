import type { TaskAction } from '../../contract/tasks.js';

/** What the server says about cases and tasks. */
export const caseMessages = {
  applicationNotFound: '没有找到这个申请，或者您无权查看',
  rateNotEnded: '申请还没有办理完成，完成后才能评价',
  rateDone: '您已经评价过这个申请，每个申请只能评价一次',
  taskNotFound: '没有找到这个任务，或者它不由您办理',
  taskNotYours: '这个任务不由您办理',
  taskDoneBy: (person: string, act: string) => `该任务已由${person}办理（${act}），请刷新列表`,
  taskTakenBy: (person: string) => `该任务已由${person}认领，请刷新列表`,
  taskForwardedTo: (person: string) => `任务已转给${person}，请刷新列表`,
  taskGone: '该任务已结束，无需再办理，请刷新列表',
  taskWaiting: '正在等待加签人办理，暂时不能操作',
  actionNotAllowed: (action: string) => `本步骤不允许「${action}」`,
  caseActionNotAllowed: (action: string) => `此事项不允许申请人「${action}」`,
  needsOpening: (label: string, isOnly: boolean) => `需要填写「${label}」${isOnly ? '' : '等内容'}，请打开办理`,
  opinionRequired: '请填写意见',
  signatureRequired: '此步骤须手写签名，请打开任务签名后再提交',
  signatureNoPicture: '签名不是图片，请重新签名',
  fileUnknown: '附件不存在或不是您上传的，请重新上传',
  mayNotHandle: (name: string) => `${name}不在此事项的办理对象中，不能办理，请另选一人`,
  tooManyApprovers: (most: number) => `审批人规则「按组织查询」找到超过 ${most} 人，请由管理员缩小条件`,
  excludedApplicant: (name: string) => `此步骤不能由申请人办理，${name}是申请人，请另选一人`,
  excludedApprover: (name: string) => `此步骤不能由已审批过其他步骤的人办理，${name}已审批过，请另选一人`,
  excludedStandIn: '您已审批过此申请的其他步骤，此步骤须由他人办理，不能代为办理',
  peopleUnknown: '所选人员不存在或已停用，请重新选择',
  person: (name: string) => `所选人员「${name}」已停用，请重新选择`,
  forwardToSelf: '任务已在您手中，请选择其他人',
  addSelf: '不能加签给自己，请选择其他人',
  draftChanged: '这份草稿已在其他页面修改并保存，请选择载入最新内容，或用本页内容覆盖',
  notDraft: '该申请已提交，不能再按草稿修改',
  notApplied: '这个申请由流程自动发起，不能再次申请',
  notRunning: '该申请已办结或尚未提交，不能进行此操作',
  notApplicant: '只有申请人可以进行此操作',
  returnTarget: '只能退回到已经过的步骤，请重新选择',
  withdrawNotNeeded: '申请已在您手中，无需撤回',
  withdrawTooLate: '已有人办理，不能撤回',
  takeBackTooLate: '下一步已有人办理，不能取回',
  handOverGone: '该任务已办理或已不在其名下，无需移交',
  handOverToSelf: '不能移交给本人，请选择其他人',
  notClaimed: '该任务不是认领来的，不能放回',
  approversNotThere: '所选人员已办理或不在加签人中，请刷新后重新选择',
  processMissing: (process: string) => `新版本中没有流程「${process}」，这个申请不能更换版本`,
  /** A case of another process than the one that people start. */
  ofProcess: (item: string, process: string) => `${item}（${process}）`,
  chooseNext: (step: string) => `请选择「${step}」的办理人`,
  approversThere: '所选人员已在本步骤办理，请重新选择',
  nobodyFor: (step: string) => `没有找到「${step}」的审核人，无法提交，请联系流程管理员`,
  stale: '该申请的状态已变化，请刷新后重试',
  urgeTooSoon: (minutes: number) => `每小时只能催办一次，请 ${minutes} 分钟后再试`,
  urgeNobody: '当前没有正在办理的人，无需催办',
  urgeUnknownChannel: (name: string) => `没有「${name}」这种通知方式，请重新选择`,
  urgeChannelMissing: (name: string) => `学校没有开通「${name}」，请重新选择通知方式`,
  messageUnknown: '没有事项在等待这条消息',
  messageAmbiguous: '有多个事项在等待这条消息，请指明是哪一个申请',
  incidentNotOpen: '该异常已处理，请刷新',
  unknownError: '操作失败，请稍后重试',
};

export const stepNames = {
  terminate: '流程终止',
  withdraw: '撤回',
  copy: '知会',
  completed: '流程结束',
  /** A step that runs once for each of several, with what this one is for. */
  actingFor: (step: string, item: string) => `${step}（${item}）`,
  numbered: (n: number) => `第 ${n} 项`,
};

/** Captions of the buttons where the step has none of its own. */
export const actionLabels: Record<TaskAction, string> = {
  complete: '同意',
  return: '退回',
  refuse: '不同意',
  addApprovers: '加签',
  removeApprovers: '减签',
  forward: '转办',
  delegate: '委派',
  assign: '指派',
  copy: '知会',
  claim: '认领',
  release: '放回',
  takeBack: '取回',
  save: '存稿',
};
export const submitLabel = '提交';

export const recordStates: Record<string, string> = {
  submitted: '提交',
  approved: '同意',
  returned: '退回',
  refused: '不同意',
  forwarded: '转办',
  withdrawn: '撤回',
  terminated: '终止',
  canceled: '取消',
  timedOut: '超时',
  approversAdded: '加签',
  assigned: '指派',
  delegated: '委派',
  approversRemoved: '减签',
  takenBack: '取回',
};

/** The applicant's own step is nobody else's. */
export const applicantsOwn = {
  assign: '这一步由申请人本人办理，不能指派；可移动流程或终止申请',
  reassign: '这一步由申请人本人办理，不能改派；可以催办或填写督办意见',
  handOver: '这一步由申请人本人办理，不能移交；可由管理员终止申请',
} as const;
