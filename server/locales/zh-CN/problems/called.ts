import { type Sentence, text } from './sentence.js';

/** Of what a drawing calls: services, processes, decisions. */
export const calledProblems = {
  'service.typeUnknown': (d) =>
    `本系统没有「${text(d, 'type')}」这种服务，流程走到这里会停下，请改为 HTTP 调用并填写地址`,
  'service.settingInvalid': (d) =>
    text(d, 'value') === ''
      ? `请填写服务调用的 ${text(d, 'name')}`
      : `服务调用的 ${text(d, 'name')} 不能是「${text(d, 'value')}」，请修改`,
  'service.settingUnknown': (d) => `服务调用没有 ${text(d, 'name')} 这项设置，它不起作用，可以删除`,
  'call.unknown': (d) => `要调用的流程 ${text(d, 'id')} 还没有发布，流程走到这里会停下，请先发布它，或另选一个流程`,
  'decision.unknown': (d) => `决策 ${text(d, 'id')} 还没有，流程走到这里会停下，请添加决策表，或另选一个决策`,
  'definition.tooComplex': () => '流程太大或太复杂，无法检查，请拆成几个较小的流程',
  'start.sameMessage': (d) =>
    `图中有多处由消息「${text(d, 'name')}」启动流程，收到时无法确定启动哪一个，请改用不同的消息`,
} satisfies Record<string, Sentence>;
