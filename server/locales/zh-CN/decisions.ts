import type { Json } from '@xiaowu/engine';

type Sentence = (decision: string, data: { readonly [key: string]: Json }) => string;

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
const list = (value: Json | undefined): string => (Array.isArray(value) ? value.map(text).join('、') : text(value));

/** Why a decision gave no result, for the incident at the business rule task. */
export const decisionFailures = {
  'decision.unknown': (decision) => `没有找到决策「${decision}」，请检查业务规则任务的设置或发布含有它的版本`,
  'decision.inputNotAllowed': (decision, d) =>
    `决策「${decision}」的输入 ${text(d['input'])} 是 ${text(d['value'])}，不在允许的范围内`,
  'decision.severalRules': (decision, d) =>
    `决策表「${decision}」只允许一行命中，但 ${list(d['rules'])} 同时命中，请修改决策表`,
  'decision.rulesDisagree': (decision, d) => `决策表「${decision}」命中的 ${list(d['rules'])} 结果不一致，请修改决策表`,
  'decision.noPriority': (decision, d) =>
    `决策表「${decision}」的结果 ${text(d['value'])} 不在按优先级列出的可选值中，请修改决策表`,
  'decision.notNumbers': (decision, d) =>
    `决策表「${decision}」要汇总的结果 ${list(d['values'])} 不全是数字，请修改决策表`,
  'decision.expressionFailed': (decision, d) =>
    `决策「${decision}」的表达式 ${text(d['expression'])} 无法计算（${text(d['message'])}），请检查数据或修改决策表`,
} satisfies Record<string, Sentence>;
