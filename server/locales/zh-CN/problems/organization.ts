import { type Data, type Sentence, text } from './sentence.js';

const places: Record<string, string> = {
  approver: '审批人',
  standIn: '代办人',
  supervisor: '督办人',
  notice: '通知对象',
};
/** What names somebody of the organization: a setting of a step, or a group of a field of the form. */
const namedBy = (d: Data) =>
  d['step'] === undefined
    ? `表单「${text(d, 'field')}」的分组「${text(d, 'group')}」`
    : `步骤「${text(d, 'step')}」的${places[text(d, 'place')] ?? '设置'}`;

/** Of people, notices and the facts of the item. */
export const organizationProblems = {
  'organization.personUnknown': (d) => `${namedBy(d)}用到的工号 ${text(d, 'name')} 在本校不存在，请重新选择人员`,
  'organization.personLeft': (d) => `${namedBy(d)}${text(d, 'label')}（${text(d, 'name')}）已停用，请另选一人`,
  'organization.roleUnknown': (d) =>
    `${namedBy(d)}用到的角色 ${text(d, 'name')} 在本校不存在，请另选角色，或请系统管理员添加它`,
  'organization.roleEmpty': (d) =>
    `${namedBy(d)}用到的角色「${text(d, 'label')}」还没有在职的成员，请为它添加成员，或另选角色`,
  'organization.postUnknown': (d) => `${namedBy(d)}用到的岗位「${text(d, 'name')}」在本校无人担任，请另选岗位`,
  'organization.departmentUnknown': (d) => `${namedBy(d)}用到的部门 ${text(d, 'name')} 在本校不存在，请重新选择部门`,
  'approval.noRefusal': () => '票签没有打开「不同意」按钮，没有人能投反对票，请在按钮中打开「不同意」',
  'notice.unknownName': (d) =>
    `通知内容中的 {{${text(d, 'name')}}} 不是可以使用的名称，请从通知内容下方列出的名称中选用`,
  'notice.unknownChannel': (d) => `没有「${text(d, 'name')}」这种通知方式，请在通知中重新选择方式`,
  'notice.braces': () => '通知内容中的 {{ 和 }} 没有成对，请补全或删去',
  'item.departmentUnknown': () => '请在基本信息中选择办理部门',
  'item.topicMissing': () => '请在基本信息中选择事项主题',
  'item.ratingFieldUnfit': () =>
    '基本信息中「评价取自」的字段不存在，或它的选项值不都是 1 到 5，请另选字段，或改为办结后评价',
  'item.applicantUnknown': () => '基本信息中自动发起时的申请人不存在或已停用，请另选一人',
  'start.applicantMissing': () => '定时开始的流程请在基本信息中设置自动发起时的申请人',
} satisfies Record<string, Sentence>;
