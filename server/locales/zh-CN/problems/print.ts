import { type Sentence, text } from './sentence.js';

/** Of print pages. */
export const printProblems = {
  'print.unknownField': (d) =>
    `打印模板「${text(d, 'template')}」中的 {{${text(d, 'name')}}} 不是表单中的字段，请修改模板或表单`,
  'print.conditionInvalid': (d) =>
    `打印模板「${text(d, 'template')}」的显示条件「${text(d, 'condition')}」写法有误，请修改`,
  'print.conditionUnknownField': (d) =>
    `打印模板「${text(d, 'template')}」的显示条件用到了表单中没有的字段 ${text(d, 'name')}，请修改`,
  'print.unknownStep': (d) =>
    `打印模板「${text(d, 'template')}」用到的步骤 ${text(d, 'step')} 不在流程图中，请重新选择步骤`,
  'print.duplicateKey': (d) => `有多个打印模板的标识是 ${text(d, 'key')}，请改成不同的标识`,
} satisfies Record<string, Sentence>;
