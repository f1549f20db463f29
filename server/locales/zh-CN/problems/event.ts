import type { ProblemCode } from '@xiaowu/engine';
import { type Data, list, type Sentence, text } from './sentence.js';

const eventKinds: Record<string, string> = {
  error: '错误',
  escalation: '升级',
  cancel: '取消',
  compensation: '补偿',
  link: '链接',
  terminate: '终止',
};
const eventKind = (data: Data) => eventKinds[text(data, 'kind')] ?? text(data, 'kind');

/** Of messages and events. */
export const eventProblems = {
  'message.missing': () => '请为消息事件选择消息',
  'message.nameMissing': () => '请填写消息的名称',
  'messageFlow.samePool': () => '消息流不能在同一个泳池内，请改为顺序流',
  'messageFlow.noSender': (d) => `「${text(d, 'element')}」不发送消息，请把消息流改接到发送任务或消息抛出事件`,
  'messageFlow.noReceiver': (d) => `「${text(d, 'element')}」不接收消息，请把消息流改接到接收任务或消息捕获事件`,
  'messageFlow.messageDiffers': (d) =>
    `消息流两端的消息不同：发送「${list(d, 'sent')}」，接收「${list(d, 'awaited')}」，请选择同一个消息`,
  'correlation.incomplete': () => '消息关联不完整：关联键的每个属性都要给出取值表达式',
  'escalation.codeMissing': (_d) => '请填写升级事件的升级代码',
  'signal.nameMissing': (_d) => '请选择信号并填写信号名称',
  'link.nameMissing': (_d) => '请填写链接事件的名称',
  'link.repeated': (d) => `有多个链接捕获事件叫「${text(d, 'name')}」，同一范围内只能有一个`,
  'link.hasFlow': (_d) => '链接事件之间就是连线，请删除多余的连线',
  'event.notTogether': (d) => `这个事件不能同时包含多种触发，请去掉其中的${eventKind(d)}`,
  'event.notInterrupting': (d) => `${eventKind(d)}事件总是会中断，请设置为中断`,
  'eventSubProcess.hasFlow': (_d) => '事件子流程由事件触发，请删除连到它的连线和附着的边界事件',
  'eventGateway.target': (d) => `基于事件的网关后面只能直接连接捕获事件或接收任务，请修改「${text(d, 'target')}」`,
  'compensation.hasFlow': (_d) => '补偿不走连线，请删除连线，用关联把补偿事件连到补偿活动',
  'compensation.handlerMissing': (_d) => '请用关联把补偿边界事件连到同一范围内标记为补偿的活动',
  'compensation.handlerUnused': (_d) => '没有补偿事件关联到这个补偿活动，它永远不会执行',
  'compensation.notVisible': (d) => `补偿事件只能补偿同一范围内的活动，请修改「${text(d, 'activity')}」`,
  'cancel.outsideTransaction': (_d) => '取消事件只能用在事务子流程中或它的边界上',
  'cancel.notCaught': (_d) => '事务中有取消结束事件，请在事务边界上添加取消边界事件',
  'eventGateway.tooFew': (_d) => '基于事件的网关后面至少要有两个事件',
  'error.codeMissing': () => '请填写错误的代码',
} satisfies Partial<Record<ProblemCode, Sentence>>;
