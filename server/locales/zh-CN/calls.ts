import type { ApplicationStatus } from '../../contract/applications.js';

const statuses: Partial<Record<ApplicationStatus, string>> = {
  completed: '已完成',
  refused: '未获同意',
  terminated: '已终止',
};

/** What the server says about cases that call others. */
export const callMessages = {
  unknown: (called: string) => `没有找到要调用的流程「${called}」或它的这个版本，请先发布它，或修改调用活动的设置`,
  suspended: (name: string) => `要调用的「${name}」已暂停受理，请恢复后重试`,
  tooDeep: (max: number) => `流程互相调用超过 ${max} 层，请检查是否在循环调用`,
  tooMany: (max: number) => `一个申请由此引出的流程已超过 ${max} 个，请检查是否在循环调用`,
  started: (name: string, number: string) => `${name} - ${number}`,
  ended: (name: string, number: string, status: ApplicationStatus) =>
    `${name} - ${number}：${statuses[status] ?? status}`,
  failed: (name: string, code: string) => `调用的「${name}」以错误 ${code} 结束`,
  refused: (name: string) => `调用的「${name}」未获同意`,
  terminated: (name: string) => `调用的「${name}」已终止`,
  callerGone: '调用它的申请不再等待它',
  endWithCaller: '该申请由另一个申请调用，请在那个申请中操作',
};
