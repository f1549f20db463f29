import type { IncidentCode } from '@xiaowu/engine';

type Data = { readonly [key: string]: unknown };

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const named = (value: unknown): string => (text(value) === '' ? '' : `「${text(value)}」`);
const list = (value: unknown): string => (Array.isArray(value) ? value.map(text).join('、') : '');

/** By the engine's code. */
const sentences: { readonly [Code in IncidentCode]: (data: Data) => string } = {
  'flow.noneHolds': () => '没有一条流出的路径满足条件，也没有默认路径；请改正用到的字段后重试，或把流程移到应走的环节',
  'expression.failed': ({ expression }) =>
    `表达式${named(expression)}计算出错，请检查其中用到的字段是否已填写，改正后重试`,
  'approvers.nobody': () => '没有找到审核人；请流程管理员补上人员或改正审批人规则后重试，或把流程移到应走的环节',
  'job.failed': ({ message }) => text(message) || '外部服务没有成功，请稍后重试',
  'error.uncaught': ({ errorCode, message }) =>
    `返回了错误${named(errorCode)}，流程中没有环节处理它${text(message) === '' ? '' : `：${text(message)}`}`,
  'timer.invalid': ({ expression }) => `定时${named(expression)}算不出时间，请检查用到的字段是否已填写，改正后重试`,
  'message.correlationKey': ({ expression }) =>
    `消息的关联值${named(expression)}为空或不是文字，请补上用到的字段后重试`,
  'multiInstance.collection': ({ expression }) =>
    `逐项办理所依据的${named(expression)}不是列表，请改正用到的字段后重试`,
  'multiInstance.cardinality': ({ expression }) =>
    `逐项办理的次数${named(expression)}不是非负整数，请改正用到的字段后重试`,
  'multiInstance.tooMany': ({ count, limit }) =>
    `逐项办理有 ${text(count)} 项，超过上限 ${text(limit)} 项，请减少后重试`,
  'data.inputMissing': ({ names }) => `环节缺少输入数据：${list(names)}，补上后重试`,
  'data.outputMissing': ({ names }) => `环节没有给出输出数据：${list(names)}，补上后重试`,
  'data.noParts': ({ variable, path }) =>
    `数据${named(variable)}不是由多项组成的，不能写入其中的${named(list(path))}，请改正后重试`,
  'moves.tooMany': () => '流程在没有等待的环中不停地走，请改正流程图，再把流程移到应走的环节',
  'join.deadlock': () => '汇合处永远等不齐所有分支，请把流程移到应走的环节',
};

/** What keeps the process from going on, for people. Of what is not known its own message or the code is shown. */
export function incidentSentence(code: string, data: Data): string {
  if (Object.hasOwn(sentences, code)) return sentences[code as IncidentCode](data);
  return text(data['message']) || code;
}
