/** Why a case stands still at a service call, or what the error says that its drawing catches. */
export const callFailureMessages = {
  unknownType: (type: string) => `流程图中的服务类型「${type}」不能执行，请改为 http`,
  notConfigured: '学校还没有设置这个服务的地址，请联系系统管理员',
  unavailable: '多次没有连上对方，请检查地址和网络后重试',
  answered: (status: string) => `对方返回状态 ${status}，没有成功`,
  /** What was found exactly, for who puts it right. */
  exactly: (sentence: string, found: string) => `${sentence}（${found}）`,
};
