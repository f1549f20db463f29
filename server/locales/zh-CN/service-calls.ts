/** What kept a connection from coming about. */
export const connectionProblems = {
  refused: '对方拒绝了连接',
  timeout: '对方没有在规定时间内回应（超时）',
  hostUnknown: '找不到主机',
  broken: '连接中途断开',
  unreachable: '网络不通',
  certificate: '对方的证书无效、过期或不受信任',
  tls: '安全连接没有建立',
  notHttp: '对方的回答不是 HTTP',
} as const;

/** Why a case stands still at a service call, or what the error says that its drawing catches. */
export const callFailureMessages = {
  unknownType: (type: string) => `流程图中的服务类型「${type}」不能执行，请改为 http`,
  notConfigured: '学校还没有设置这个服务的地址，请联系系统管理员',
  unavailable: (host: string, problem: keyof typeof connectionProblems | null) =>
    `多次没有连上 ${host}：${problem === null ? '原因不明' : connectionProblems[problem]}，请检查地址和网络后重试`,
  answered: (host: string, status: number) => `${host} 返回状态 ${status}，没有成功`,
  /** With what it is about: a code, an address, the name of a setting. */
  exactly: (sentence: string, technical: string | null) =>
    technical === null ? sentence : `${sentence}（${technical}）`,
};
