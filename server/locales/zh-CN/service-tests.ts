import { connectionProblems } from './service-calls.js';

/** What a tried service call came to. */
export const serviceTestMessages = {
  completed: (status: number) => `调用成功，对方返回状态 ${status}`,
  error: (status: number, code: string) => `对方返回状态 ${status}，流程将抛出错误「${code}」，可用错误边界事件捕获`,
  later: (status: number) => `对方返回状态 ${status}，表示暂时不能处理；正式运行时会自动重试`,
  unavailable: (problem: keyof typeof connectionProblems | null, code: string | null) => {
    const why = problem === null ? '' : `：${connectionProblems[problem]}`;
    return `没有连上对方${why}。请检查地址和网络；正式运行时会自动重试${code === null ? '' : `（${code}）`}`;
  },
  notConfigured: '请求没有发出：学校还没有设置这个服务的地址，请联系系统管理员；正式运行时流程将抛出错误',
  notSent: {
    url: '地址不正确，请填写以 http:// 或 https:// 开头的完整地址，且不要包含账号密码',
    method: '请求方式不正确，请选择列出的一种',
    target: '该地址不在允许调用的主机之列，请联系系统管理员把它加入 XIAOWU_SERVICE_HOSTS',
    privateAddress: '该地址指向内网或本机，请联系系统管理员开启 XIAOWU_SERVICE_PRIVATE',
    ownHeader: '请求头中有由连接自动设置的项（如 host、content-length），请删除',
    secret: '请求头用到的密钥没有配置，请联系系统管理员设置 XIAOWU_SERVICE_SECRET_ 开头的变量',
    headerLines: '请求头的值不能换行，请修改',
    errors: '错误对应的写法不正确，请写成 404=not-found, 5xx=down',
    number: '超时、重试次数或间隔超出范围，请修改',
    tooLong: '对方返回的内容太长，请让接口只返回需要的部分',
  },
};
