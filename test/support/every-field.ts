import type { FormField, FormSection } from '../../server/contract/forms.js';

const kinds = [
  { value: 'book', label: '图书' },
  { value: 'device', label: '设备' },
];
const places = [
  {
    value: 'north',
    label: '北校区',
    children: [
      { value: 'hall', label: '艺术馆' },
      { value: 'library', label: '图书馆' },
    ],
  },
  { value: 'south', label: '南校区' },
];

/** A field of every type that people see, for looking at them. */
const fields: FormField[] = [
  { key: 'text', label: '单行文字', type: 'text', required: true, help: '按证件填写' },
  { key: 'phone', label: '手机号', type: 'text', format: 'mobile' },
  { key: 'textarea', label: '多行文字', type: 'textarea', maxLength: 200, span: 2 },
  { key: 'richText', label: '格式文字', type: 'richText', span: 2 },
  { key: 'number', label: '数量', type: 'number', unit: '件' },
  { key: 'money', label: '金额', type: 'money' },
  { key: 'date', label: '日期', type: 'date' },
  { key: 'time', label: '时间', type: 'time' },
  { key: 'datetime', label: '日期时间', type: 'datetime' },
  { key: 'dateRange', label: '起止日期', type: 'dateRange' },
  { key: 'select', label: '下拉选择', type: 'select', options: kinds },
  { key: 'cascade', label: '级联选择', type: 'cascade', options: places },
  { key: 'radio', label: '单选', type: 'radio', options: kinds },
  { key: 'checkbox', label: '多选', type: 'checkbox', options: kinds },
  { key: 'person', label: '人员', type: 'person' },
  { key: 'department', label: '部门', type: 'department' },
  { key: 'attachment', label: '附件', type: 'attachment', span: 2 },
  { key: 'picture', label: '图片', type: 'picture' },
  { key: 'signature', label: '手写签名', type: 'signature' },
  { key: 'formula', label: '计算', type: 'formula', expression: 'number * 2', resultType: 'number' },
  { key: 'static', label: '说明', type: 'static', text: '请在三个工作日内提交纸质材料。', span: 2 },
  {
    key: 'goods',
    label: '物品明细',
    type: 'table',
    span: 2,
    columns: [
      { key: 'name', label: '名称', type: 'text', required: true },
      { key: 'kind', label: '类别', type: 'select', options: kinds },
      { key: 'count', label: '数量', type: 'number', total: true },
      { key: 'price', label: '单价', type: 'money' },
      { key: 'wanted', label: '期望日期', type: 'date' },
    ],
  },
];
export const everyField: readonly FormSection[] = [{ key: 'main', title: '各种字段', fields }];

/** Values for those that are no files. */
export const everyValue = {
  text: '许明远',
  phone: '13800138000',
  textarea: '第一行说明。\n第二行说明。',
  richText: '<p>请于<b>本周五</b>前完成。</p><ul><li>第一项</li><li>第二项</li></ul>',
  number: 12,
  money: 1_234_560,
  date: '2026-11-25',
  time: '09:30',
  datetime: '2026-11-25T01:30:00.000Z',
  dateRange: ['2026-11-25', '2026-11-28'],
  select: 'book',
  cascade: ['north', 'library'],
  radio: 'device',
  checkbox: ['book', 'device'],
  person: ['person-2007000023', 'person-1998000101'],
  department: 'dept-library-it',
  goods: [
    { name: '投影仪幕布', kind: 'device', count: 2, price: 35_000, wanted: '2026-12-01' },
    { name: '戏曲史教材（第三版）', kind: 'book', count: 30, price: 4_800, wanted: '2026-12-03' },
  ],
};
