import type { ProblemCode } from '@xiaowu/engine';
import { allowed, place, type Sentence, text } from './sentence.js';

/** What attributes are called on the panel, where they have to be there. */
const attributeNames: Record<string, string> = {
  variable: '「输入与输出」中的变量，或删除那一行',
  decisionId: '要用的决策表',
  kind: '审批人规则的类型',
  field: '字段权限的字段',
  right: '字段的权限',
};

/** Of the file itself, and files of other tools. */
export const fileProblems = {
  'xml.tooLong': () => '流程文件太大，请删减后重试',
  'xml.tooDeep': (d) => `流程文件嵌套层次太多${place(d)}，请检查文件`,
  'xml.tooManyElements': (d) => `流程文件中的图形太多，最多 ${text(d, 'maxElements')} 个，请拆成几个流程`,
  'xml.tooManyAttributes': (d) => `有一个图形的属性太多${place(d)}，最多 ${text(d, 'maxAttributes')} 个，请检查文件`,
  'xml.encoding': () => '流程文件应使用 UTF-8 编码，请另存后重试',
  'xml.doctype': (d) => `流程文件不能包含 DOCTYPE 声明${place(d)}，请删除`,
  'xml.entity': (d) => `流程文件中有不能识别的实体引用${place(d)}，请把单独的 & 写成 &amp;`,
  'xml.notWellFormed': (d) => `流程文件不完整或格式有误${place(d)}，请重新导出`,
  'xml.notBpmn': () => '这不是 BPMN 2.0 流程文件，请检查文件',
  'xml.unparsable': () => '流程文件中有不能识别的内容，请删除后重试',
  'xml.tooManyProblems': (d) => `共有 ${text(d, 'count')} 个问题，只列出了一部分，请先改正这些`,
  'id.duplicate': () => '有多个图形使用了这个标识，请改成不同的标识',
  'id.invalid': () => '图形的标识只能用英文字母、数字、下划线、短横线和点，并以字母或下划线开头，请修改',
  'reference.unresolved': (d) => `引用的 ${text(d, 'id')} 不存在，请重新连接或删除`,
  'attribute.unknown': (d) => `属性 ${text(d, 'name')} 不能识别，请删除`,
  'attribute.invalid': (d) => `属性 ${text(d, 'name')} 的值「${text(d, 'value')}」无效${allowed(d)}，请修改`,
  'attribute.missing': ({ name }) => {
    const known = attributeNames[String(name)];
    return known === undefined ? `这个图形缺少属性 ${String(name ?? '')}，请填写` : `请填写${known}`;
  },
  'extension.misplaced': (d) => `设置 ${text(d, 'type')} 不能放在这个图形上，请删除`,
  'extension.repeated': (d) => `设置 ${text(d, 'type')} ${text(d, 'name')} 重复，请只保留一个`,
  'extension.ignored': (d) => `设置 ${text(d, 'name')} 来自其他工具，运行时不起作用，可以删除`,
  'dialect.unsupported': (d) => `来自其他工具的设置 ${text(d, 'name')} 在这里无法执行，请换成本系统的设置`,
  'dialect.expression': (d) =>
    `其他工具的表达式「${text(d, 'expression')}」中的 ${text(d, 'part')} 无法转换，请改写为 FEEL`,
} satisfies Partial<Record<ProblemCode, Sentence>>;
