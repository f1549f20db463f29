import type { Problem } from '@xiaowu/engine';

type Data = Problem['data'];
type Sentence = (data: Data) => string;

/** A value of the problem's data as text. */
const text = (data: Data, name: string) => String(data[name] ?? '');

/** One sentence per code that says what to do; every code of the engine and of the server has one (tested). */
const sentences: Record<string, Sentence> = {
  // form
  'form.duplicateKey': (d) => `表单中有多个栏目的标识是 ${text(d, 'field')}，请改成不同的标识`,
  'form.duplicateColumn': (d) => `明细表「${text(d, 'field')}」有多列的标识是 ${text(d, 'column')}，请改成不同的标识`,
  'form.optionsMissing': (d) => `请为「${text(d, 'field')}」添加选项`,
  'form.duplicateOption': (d) => `「${text(d, 'field')}」有多个选项的值是 ${text(d, 'option')}，请改成不同的值`,
  'form.columnsMissing': (d) => `请为明细表「${text(d, 'field')}」添加列`,
  'form.columnType': (d) => `明细表「${text(d, 'field')}」的列「${text(d, 'column')}」不能用这种类型，请换一种`,
  'form.unknownVariable': (d) =>
    `条件或表达式用到了 ${text(d, 'variable')}，但表单中没有这个栏目，请修改表达式或添加栏目`,
  'form.unknownRightField': (d) =>
    `步骤「${text(d, 'step')}」设置了栏目 ${text(d, 'field')} 的权限，但表单中没有这个栏目，请删除该设置或添加栏目`,
  'form.unknownApproverField': (d) =>
    `步骤「${text(d, 'step')}」的处理人取自栏目 ${text(d, 'field')}，但表单中没有这个栏目，请重新选择`,
  'form.approverFieldType': (d) =>
    `步骤「${text(d, 'step')}」的处理人取自「${text(d, 'field')}」，但它不是人员或审核人栏目，请重新选择`,
  // item
  'item.departmentUnknown': () => '请在基本信息中选择办理部门',
  'item.topicMissing': () => '请在基本信息中选择事项主题',
  // file
  'process.several': () => '一个文件中只能有一个可执行的流程，请把其他流程设为不可执行或删除',
};

/** Codes that have a sentence. */
export const problemCodes: readonly string[] = Object.keys(sentences);

export function problemSentence(code: string, data: Data): string {
  return sentences[code]?.(data) ?? `流程图有误（${code}），请检查后再发布`;
}
