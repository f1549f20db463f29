import { createI18n } from 'vue-i18n';
import { tasks } from '../../locales/zh-CN/tasks';
import { doneText } from './done-text';

const { t } = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': { tasks } } }).global;

it.each([
  ['complete', '同意', '已同意'],
  ['complete', '签发', '已签发'],
  ['complete', '已发放', '已发放'],
  ['refuse', '不予补助', '已作出不予补助的决定'],
  ['refuseAsked', '不同意', '已给出「不同意」的意见'],
  ['addApprovers.before', '加签', '已加签，加签人员办理后任务会回到您这里'],
  ['addApprovers.parallel', '加签', '已加签，他们与您同时办理，请继续办理'],
  ['delegate', '委派', '已委派，对方给出意见后任务会回到您这里'],
] as const)('%s called %s is said as %s', (action, label, expected) => {
  expect(doneText((key, names) => t(key, names ?? {}), action, label)).toBe(expected);
});
