import type { RecordState } from '../../contract/records.js';

/** Words on paper. */
export const printWords = {
  main: '申请表',
  yuan: '元',
  until: '至',
  total: '合计',
  system: '系统',
  to: (names: string) => `→ ${names}`,
  recordHeads: ['节点名称', '处理人', '处理时间', '处理状态', '处理意见'],
  serialNumber: (serial: string) => `流水号：${serial}`,
  page: (page: number, pages: number) => `第 ${page} 页，共 ${pages} 页`,
  qrCode: '查看办理进度的二维码',
} as const;

export const printMessages = {
  templateNotFound: '没有这个打印模板，或它现在不能打印。请重新打开打印页面选择模板',
  caseNotFound: (serialNumber: string) =>
    `这个事项没有流水号为「${serialNumber}」的申请，或您无权查看。请核对后重新输入`,
  tooLarge: '内容太多，生成 PDF 超时。请改用浏览器打印',
} as const;

/** 处理状态 in the table of records. */
export const stateWords: Readonly<Record<RecordState, string>> = {
  processing: '处理中',
  waiting: '等待加签',
  submitted: '提交',
  approved: '同意',
  returned: '退回',
  refused: '不同意',
  approversAdded: '加签',
  addedBefore: '前加签',
  addedAfter: '后加签',
  addedParallel: '并加签',
  forwarded: '转办',
  assigned: '指派',
  delegated: '委派',
  approversRemoved: '减签',
  takenBack: '取回',
  copied: '知会',
  withdrawn: '撤回',
  terminated: '终止',
  urged: '催办',
  skipped: '跳过',
  replaced: '改由他人',
  canceled: '取消',
  reminded: '提醒',
  escalated: '转督办',
  supervised: '督办',
  supervisionMoved: '移交督办',
  timedOut: '超时',
  completed: '完成',
  incident: '异常',
  called: '调用',
  callEnded: '调用结束',
  messageReceived: '收到消息',
  signalReceived: '收到信号',
  suspended: '挂起',
  resumed: '恢复',
  tokenMoved: '调整步骤',
  migrated: '更换版本',
};
