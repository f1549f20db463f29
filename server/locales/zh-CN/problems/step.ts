import type { ProblemCode } from '@xiaowu/engine';
import { elementName } from '../bpmn-elements.js';
import { type Sentence, text } from './sentence.js';

const approverKinds: Record<string, string> = {
  person: '人员',
  role: '角色',
  post: '岗位',
  field: '表单字段',
  expression: '表达式',
};

/** Of settings of a step: what it does, its expressions, who decides and until when. */
export const stepProblems = {
  'element.idMissing': (d) => `有${elementName(text(d, 'type'))}没有标识，请填写`,
  'element.unsupported': (d) =>
    d['part'] === null || d['part'] === undefined
      ? `暂不支持「${elementName(text(d, 'type'))}」，请换成其他图形`
      : `「${elementName(text(d, 'type'))}」的 ${text(d, 'part')} 暂不支持，请删除该设置`,
  'data.notVariable': (d) => `${elementName(text(d, 'type'))}不能作为数据关联的一端，请改用数据对象`,
  'data.onlyDrawn': () => '这条数据关联只是图示，运行时不传递数据；需要传递时请设置来源和目标',
  'data.transformationMissing': () => '数据关联有多个来源，请填写转换表达式',
  'data.assignmentTarget': (d) => `赋值的目标「${text(d, 'to')}」应为 ${text(d, 'target')} 或它的一部分，请修改`,
  'multiInstance.ambiguous': () => '逐项办理只能设置次数或列表中的一个，请删除另一个',
  'multiInstance.countMissing': () => '请选择对谁各办一次，或者办几次',
  'multiInstance.eventMissing': () => '请为逐项办理的完成行为选择要抛出的事件',
  'multiInstance.outputIncomplete': () => '逐项办理的结果列表和每次的结果要同时填写',
  'loop.endless': () => '请为循环设置条件或最多次数，否则循环不会结束',
  'script.empty': () => '请填写脚本任务的脚本',
  'script.format': () => '脚本任务只能使用 FEEL（application/feel）或 JavaScript，请修改脚本格式',
  'decision.missing': () => '请为业务规则任务选择决策表',
  'call.elementMissing': () => '请为调用活动选择要调用的流程',
  'binding.versionMissing': () => '绑定固定版本时请填写版本号',
  'receive.hasIncoming': () => '启动流程的接收任务不能有连线指向它，请删除连线或取消「启动流程」',
  'service.missing': () => '请为服务任务选择要调用的服务',
  'timer.invalid': (d) =>
    text(d, 'value') === ''
      ? '请设置时间，例如等待 3 天'
      : `时间「${text(d, 'value')}」的写法有误，请重新选择方式和天数、小时数，或在「高级」中改正`,
  'expression.empty': () => '请填写表达式',
  'expression.tooLong': () => '表达式太长，请缩短到 4000 个字以内',
  'expression.syntax': (d) => `表达式「${text(d, 'expression')}」的写法有误，请修改`,
  'expression.unbounded': (d) => `表达式「${text(d, 'expression')}」可能没有尽头，请缩小范围`,
  'expression.language': () => '表达式只能使用 FEEL，请修改表达式语言',
  'approver.valueMissing': (d) => `请选择审批人规则中的${approverKinds[text(d, 'kind')] ?? '值'}`,
  'approver.conditionMissing': () =>
    '「按组织查询」还没有条件，会找到全校的人，请至少选择部门、岗位、角色或身份中的一项',
  'approvers.missing': () => '请为这个步骤设置审批人',
  'limit.remindBeforeNothing': () => '设了到期前提醒，但没有办理时限，请先设办理时限',
  'limit.supervisorMissing': () => '请填写超时后由谁督办（工号）',
  'limit.applicantStep': () => '申请人自己的步骤到期后不能自动同意、退回或转交，请改为「不处理」或「转督办」',
  'timer.workingTime': () => '只有「等待一段时间」可以按工作时间计算，且只能以天、小时和分钟计',
  'approval.standInMissing': () => '请填写无人处理时的替代人',
  'condition.unknownField': (d) =>
    `条件或表达式用到了 ${text(d, 'field')}，但表单中没有这个字段，请修改表达式或添加字段`,
  'fieldRight.unknownField': (d) =>
    `这个步骤设置了字段 ${text(d, 'field')} 的权限，但表单中没有这个字段，请删除该设置或添加字段`,
  'approver.unknownField': (d) => `这个步骤的审批人取自字段 ${text(d, 'field')}，但表单中没有这个字段，请重新选择`,
} satisfies Partial<Record<ProblemCode, Sentence>>;
