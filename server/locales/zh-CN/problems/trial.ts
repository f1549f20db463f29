import { type Sentence, text } from './sentence.js';

/** Of kept trial runs. */
export const trialProblems = {
  'trial.processMissing': (d) => `试运行「${text(d, 'trial')}」所用的流程已不在图中，请删除这个试运行或重新保留`,
  'trial.stopped': (d) =>
    `试运行「${text(d, 'trial')}」走不下去了：第 ${text(d, 'act')} 步要办理的环节现在不会到达。请在「试运行」中重新走一遍并保存，或改正流程图`,
  'trial.otherDecision': (d) =>
    `试运行「${text(d, 'trial')}」第 ${text(d, 'act')} 步的决策表原来得出 ${text(d, 'expected')}，现在${d['found'] === undefined ? `得不出结果：${text(d, 'reason')}` : `得出 ${text(d, 'found')}`}。请在「试运行」中重新走一遍并保存，或改正决策表`,
  'trial.otherScript': (d) =>
    `试运行「${text(d, 'trial')}」第 ${text(d, 'act')} 步的脚本原来得出 ${text(d, 'expected')}，现在${d['found'] === undefined ? `没有结果：${text(d, 'reason')}` : `得出 ${text(d, 'found')}`}。请在「试运行」中重新走一遍并保存，或改正脚本`,
  'trial.otherOutcome': (d) =>
    `试运行「${text(d, 'trial')}」的结果与保存时不同。请在「试运行」中重新走一遍并保存，或改正流程图`,
} satisfies Record<string, Sentence>;
