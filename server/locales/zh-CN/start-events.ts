/** What the server says about cases that start by themselves. */
export const startMessages = {
  severalDefinitions: (name: string) => `有多个流程以消息「${name}」开始，请只保留一个`,
  applicantMissing: (item: string) => `请在「${item}」的基本信息中设置自动发起时的申请人`,
  applicantGone: (number: string) => `自动发起时的申请人（${number}）不存在或已停用，请在基本信息中另选一人`,
};
