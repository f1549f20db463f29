import type { FieldType } from '../../contract/forms.js';

const verbs: Record<FieldType, string> = {
  text: '填写',
  textarea: '填写',
  richText: '填写',
  number: '填写',
  money: '填写',
  date: '选择',
  time: '选择',
  datetime: '选择',
  dateRange: '选择',
  select: '选择',
  radio: '选择',
  checkbox: '选择',
  cascade: '选择',
  person: '选择',
  reviewer: '选择',
  department: '选择',
  attachment: '上传',
  picture: '上传',
  signature: '完成',
  formula: '填写',
  serial: '填写',
  table: '填写',
  static: '填写',
};

const formats: Record<string, string> = {
  mobile: '应为 11 位手机号码',
  phone: '应为手机号码、固定电话或短号',
  email: '应为电子邮箱地址，例如 name@example.com',
  identityNumber: '应为有效的 18 位身份证号码',
  date: '应为有效的日期',
  'date-time': '应为有效的日期和时间',
  clock: '应为有效的时间，例如 14:30',
};

/** 25000 cents → 250. */
const yuan = (cents: number) => String(cents / 100);

/** What the server says about form data; `name` is the label in 「」, for a cell with its row. */
export const formMessages = {
  noApplicant: '没有找到所选的申请人，请重新选择',
  invalid: '表单填写有误，请按提示修改',
  label: (label: string) => `「${label}」`,
  cell: (table: string, row: number, column: string) => `「${table}」第 ${row} 行「${column}」`,
  row: (table: string, row: number) => `「${table}」第 ${row} 行`,
  required: (type: FieldType, name: string) => `请${verbs[type]}${name}`,
  format: (name: string, format: string) => `${name}${formats[format] ?? '的格式不正确'}`,
  tooLong: (name: string, limit: number) => `${name}最多 ${limit} 个字`,
  tooShort: (name: string, limit: number) => `${name}至少 ${limit} 个字`,
  tooSmall: (name: string, limit: number, isMoney: boolean) =>
    isMoney ? `${name}不能小于 ${yuan(limit)} 元` : `${name}不能小于 ${limit}`,
  tooLarge: (name: string, limit: number, isMoney: boolean) =>
    isMoney ? `${name}不能大于 ${yuan(limit)} 元` : `${name}不能大于 ${limit}`,
  decimals: (name: string, limit: number) => (limit === 0 ? `${name}应为整数` : `${name}最多 ${limit} 位小数`),
  cents: (name: string) => `${name}应以分为单位的整数金额提交`,
  notAnOption: (name: string) => `${name}请从给出的选项中选择`,
  duplicates: (name: string) => `${name}中有重复的内容`,
  tooManyFiles: (name: string, limit: number) => `${name}最多上传 ${limit} 个文件`,
  tooManyRows: (name: string, limit: number) => `${name}最多 ${limit} 行`,
  tooManyPeople: (name: string, limit: number) => `${name}最多选择 ${limit} 人`,
  notInOrder: (name: string) => `${name}的结束日期不能早于开始日期`,
  notARange: (name: string) => `${name}请选择开始日期和结束日期`,
  notAPicture: (name: string) => `${name}只能上传图片`,
  wrongType: (name: string) => `${name}的内容类型不正确`,
  other: (name: string, message: string) => `${name}${message}`,
  unknownField: (key: string) => `表单中没有名为 ${key} 的栏目，请刷新页面后重试`,
  notWritable: (name: string) => `${name}在本步骤不能修改`,
  fixedRows: (name: string) => `${name}在本步骤不能增加或删除行`,
  unknownPerson: (name: string) => `${name}中有不存在或已停用的人员，请重新选择`,
  notAReviewer: (name: string) => `${name}请从给出的人员中选择`,
  unknownDepartment: (name: string) => `${name}中的部门不存在，请重新选择`,
  noOptions: '没有这个选项列表，请刷新页面后重试',
  unknownFile: (name: string) => `${name}中有文件已失效，请重新上传`,
} as const;
