import { type Sentence, text } from './sentence.js';

/** Where in a form an expression stands. */
export const formPartNames = {
  visibleWhen: '显示条件',
  requiredWhen: '必填条件',
  expression: '公式',
  check: '校验条件',
} as const;

/** Of the form, and what stands between form and drawing. */
export const formProblems = {
  'approvers.previousUnsupported': (d) =>
    `步骤「${text(d, 'step')}」紧接在申请之后，其审批人不能由上一步选择，请改用表单中的人员字段`,
  'form.duplicateKey': (d) => `表单中有多个字段的标识是 ${text(d, 'field')}，请改成不同的标识`,
  'form.duplicateColumn': (d) => `明细表「${text(d, 'field')}」有多列的标识是 ${text(d, 'column')}，请改成不同的标识`,
  'form.reservedKey': (d) => `「${text(d, 'field')}」的标识 ${text(d, 'key')} 是保留字，请换一个`,
  'form.limitsCross': (d) => `「${text(d, 'field')}」的下限大于上限，请修改`,
  'form.optionsMissing': (d) => `请为「${text(d, 'field')}」添加选项`,
  'form.duplicateOption': (d) => `「${text(d, 'field')}」有多个选项的值是 ${text(d, 'option')}，请改成不同的值`,
  'form.expressionMissing': (d) => `请为计算字段「${text(d, 'field')}」填写公式`,
  'form.expressionInvalid': (d) => `「${text(d, 'field')}」的${text(d, 'part')}写法有误，请修改`,
  'form.expressionUnknownField': (d) =>
    `「${text(d, 'field')}」的${text(d, 'part')}用到了表单中没有的字段 ${text(d, 'name')}，请修改`,
  'form.circle': (d) => `公式或显示条件互相依赖，永远算不出结果：${text(d, 'fields')}，请修改其中一个`,
  'form.ruleUnknownField': (d) =>
    `校验规则「${text(d, 'rule')}」的提示位置 ${text(d, 'name')} 不是表单中的字段，请修改`,
  'form.searchedType': (d) => `「${text(d, 'field')}」不是下拉选择，不能设为按需搜索选项`,
  'form.columnsMissing': (d) => `请为明细表「${text(d, 'field')}」添加列`,
  'form.columnType': (d) => `明细表「${text(d, 'field')}」的列「${text(d, 'column')}」不能用这种类型，请换一种`,
  'approver.allInsteadOfEach': (d) =>
    `步骤「${text(d, 'step')}」对「${text(d, 'field')}」中的部门各办一次，审批人却取自整个「${text(d, 'field')}」，每次都会交给所有这些部门。请改为「逐项办理的这一项（${text(d, 'item')}）」`,
  'form.approverFieldType': (d) =>
    `步骤「${text(d, 'step')}」的审批人取自「${text(d, 'field')}」，但它不是人员或审核人字段，请重新选择`,
} satisfies Record<string, Sentence>;
