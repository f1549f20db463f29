import { pageTitles } from './page-titles';

export const administrators = {
  ...pageTitles.administrators,
  text: '流程管理员可以设计、发布和监控事项。限定部门后，只能管理这些部门（含下级部门）的事项。',
  add: '添加管理员',
  edit: '设置',
  remove: '取消权限',
  whole: '全校',
  failed: '流程管理员没有加载出来',
  person: '人员',
  personHint: '姓名、拼音或工号',
  departments: '管理的部门',
  departmentsHint: '不选则为全校',
  save: '保存',
  cancel: '取消',
  saved: '已保存，对方重新打开页面后生效',
  system: '系统管理员',
  removeTitle: '取消 {name} 的流程管理权限',
  removeText: '取消后不能再进入流程设计。已发布的流程不受影响。',
  column: { person: '人员', department: '所在部门', administers: '管理的事项', act: '操作' },
};
