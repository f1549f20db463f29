import type { DecisionProblemCode } from '@xiaowu/engine';
import { place, type Sentence, text } from './sentence.js';

/** Of decision tables. */
export const decisionProblems = {
  'decision.fileInvalid': (d) => `决策文件「${text(d, 'file')}」不是可用的 DMN 文件${place(d)}，请重新导出`,
  'decision.idMissing': (d) => `决策文件「${text(d, 'file')}」中有决策没有标识，请填写`,
  'decision.duplicate': (d) => `有多个决策的标识与「${text(d, 'decision')}」相同，请改成不同的标识`,
  'decision.unsupported': (d) =>
    `决策「${text(d, 'decision')}」使用了暂不支持的内容（${text(d, 'type').replace('dmn:', '')}），请改用决策表或表达式`,
  'decision.logicMissing': (d) => `请为决策「${text(d, 'decision')}」填写决策表或表达式`,
  'decision.hitPolicy': (d) => `决策表「${text(d, 'decision')}」的命中策略「${text(d, 'value')}」无效，请重新选择`,
  'decision.outputMissing': (d) => `请为决策表「${text(d, 'decision')}」添加输出列`,
  'decision.outputNameMissing': (d) => `决策表「${text(d, 'decision')}」有多个输出列，请为每一列填写名称`,
  'decision.outputValuesMissing': (d) =>
    `决策表「${text(d, 'decision')}」按优先级取结果，请为输出列按重要程度列出可选值`,
  'decision.aggregationOfSeveral': (d) => `决策表「${text(d, 'decision')}」要汇总结果，只能有一个输出列`,
  'decision.tooLarge': (d) => `决策表「${text(d, 'decision')}」太大，最多 ${text(d, 'maxCells')} 格，请拆分`,
  'decision.ruleIncomplete': (d) =>
    `决策表「${text(d, 'decision')}」第 ${text(d, 'rule')} 行的格数与列数不一致，请补齐`,
  'decision.language': (d) => `决策「${text(d, 'decision')}」只能使用 FEEL，请修改表达式语言`,
  'decision.expression': (d) =>
    `决策「${text(d, 'decision')}」${d['rule'] === undefined ? '' : `第 ${text(d, 'rule')} 行`}的「${text(d, 'expression')}」写法有误，请修改`,
  'decision.entryNameMissing': (d) => `请为决策「${text(d, 'decision')}」的每一项、每一列和每个参数填写名称`,
  'decision.nameRepeated': (d) => `决策「${text(d, 'decision')}」中「${text(d, 'name')}」出现了多次，请改成不同的名称`,
  'decision.knowledgeMissing': (d) =>
    `决策「${text(d, 'decision')}」调用了「${text(d, 'name')}」，但没有依赖这个业务知识模型，请添加依赖`,
  'decision.parameterUnknown': (d) =>
    `决策「${text(d, 'decision')}」调用「${text(d, 'name')}」时给了它没有的参数「${text(d, 'parameter')}」，请改正`,
  'decision.callInExpression': (d) =>
    `决策「${text(d, 'decision')}」在表达式「${text(d, 'expression')}」中直接调用了「${text(d, 'name')}」，请改用调用（invocation）`,
  'decision.requiredMissing': (d) => `这个决策依赖的决策 ${text(d, 'required')} 不存在，请添加或去掉依赖`,
  'decision.circle': (d) =>
    `决策互相依赖成环（${Array.isArray(d['path']) ? d['path'].join(' → ') : ''}），请去掉其中一个依赖`,
} satisfies Record<string, Sentence> & Record<DecisionProblemCode, Sentence>;
