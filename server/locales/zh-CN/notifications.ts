import type { NoticeChannel } from '../../contract/notice-channels.js';
import type { ReturnMode } from '@xiaowu/engine';
import type { NotificationKind } from '../../contract/notifications.js';

/** Kinds that tell of a case; 代理 has sentences of its own. */
export type CaseNotificationKind = Exclude<NotificationKind, 'delegationMade' | 'delegationEnded'>;

/** What a notification is made of. */
export interface NotificationFacts {
  /** `{事项} - {流水号}` */
  readonly subject: string;
  readonly applicantName: string;
  readonly actorName: string;
  readonly stepName: string;
  /** Opinion, reason or note; may be empty. */
  readonly text: string;
  /** How the case goes on after a rework; absent = it was not returned. */
  readonly returnMode?: ReturnMode | undefined;
}

/** What people call the ways on after 退回. */
export const returnModes: Record<ReturnMode, string> = { redo: '重走', direct: '直送' };

const afterRework: Record<ReturnMode, string> = {
  redo: '（重走：之后的步骤重新逐步办理）',
  direct: '（直送：之后直接回到退回人）',
};
const goesOn = (mode: ReturnMode | undefined) => (mode === undefined ? '' : afterRework[mode]);

const quoted = (label: string, text: string) => (text === '' ? '' : `${label}：${text}`);

/** Title and text of every kind of notification. */
export const notificationTexts: Record<
  CaseNotificationKind,
  (facts: NotificationFacts) => { title: string; text: string }
> = {
  taskArrived: ({ subject, applicantName, actorName, stepName, text, returnMode }) =>
    returnMode === undefined
      ? { title: `待办：${subject}`, text: `${applicantName}的申请到了「${stepName}」，请您办理。` }
      : {
          title: `退回：${subject}`,
          text: `${actorName}将${applicantName}的申请退回到「${stepName}」，请您重新办理${goesOn(returnMode)}。${quoted('意见', text)}`,
        },
  stepArrived: ({ subject, applicantName, stepName }) => ({
    title: `到达：${subject}`,
    text: `${applicantName}的申请到了「${stepName}」。`,
  }),
  stepCompleted: ({ subject, applicantName, actorName, stepName }) => ({
    title: `通过：${subject}`,
    text: `${actorName}办理了${applicantName}的申请的「${stepName}」。`,
  }),
  stepReturned: ({ subject, applicantName, actorName, stepName, text, returnMode }) => ({
    title: `退回：${subject}`,
    text: `${actorName}在「${stepName}」退回了${applicantName}的申请${goesOn(returnMode)}。${quoted('意见', text)}`,
  }),
  stepReminded: ({ subject, applicantName, stepName }) => ({
    title: `提醒：${subject}`,
    text: `${applicantName}的申请仍在「${stepName}」等待办理，已提醒经办人。`,
  }),
  stepOverdue: ({ subject, applicantName, stepName }) => ({
    title: `超时：${subject}`,
    text: `${applicantName}的申请在「${stepName}」已超过办理时限。`,
  }),
  taskUrged: ({ subject, actorName, stepName, text }) => ({
    title: `催办：${subject}`,
    text: `${actorName}请您尽快办理「${stepName}」。${quoted('附言', text)}`,
  }),
  taskReminder: ({ subject, applicantName, stepName }) => ({
    title: `提醒：${subject}`,
    text: `${applicantName}的申请仍在「${stepName}」等待您办理。`,
  }),
  overdue: ({ subject, applicantName, stepName, text }) => ({
    title: `超时：${subject}`,
    text: `${applicantName}的申请在「${stepName}」已超过办理时限，请督办。${quoted('附言', text)}`,
  }),
  supervised: ({ subject, actorName, stepName, text }) => ({
    title: `督办：${subject}`,
    text: `${actorName}督办「${stepName}」：${text}`,
  }),
  returned: ({ subject, actorName, text, returnMode }) => ({
    title: `退回：${subject}`,
    text: `${actorName}退回了申请，请修改后重新提交${goesOn(returnMode)}。${quoted('意见', text)}`,
  }),
  completed: ({ subject }) => ({ title: `完成：${subject}`, text: '您的申请已办理完成。' }),
  failed: ({ subject }) => ({
    title: `异常结束：${subject}`,
    text: '流程遇到没有处理的错误，已经结束，请联系办理部门。',
  }),
  refused: ({ subject, actorName, text }) => ({
    title: `不同意：${subject}`,
    text: `${actorName}没有同意您的申请。${quoted('意见', text)}`,
  }),
  terminated: ({ subject, actorName, text }) => ({
    title: `终止：${subject}`,
    text: `${actorName}终止了该申请。${quoted('原因', text)}`,
  }),
  incident: ({ subject, stepName }) => ({
    title: `异常：${subject}`,
    text: `流程在「${stepName}」无法继续，请流程管理员处理。`,
  }),
  copied: ({ subject, actorName, applicantName }) => ({
    title: `知会：${subject}`,
    text: `${actorName}将${applicantName}的申请知会给您，请阅。`,
  }),
};

/** Below the text of a letter. `link` null = the portal does not know its address. */
export const mailFooter = (link: string | null): string =>
  [...(link === null ? ['请登录校务服务网查看。'] : [`查看：${link}`]), '这是系统邮件，请勿回复。'].join('\n');

/** On the card of a message in 企业微信. */
export const wecomTexts = { open: '查看详情' };

/** What people call the ways of being told. */
export const channelNames: Record<NoticeChannel, string> = {
  portal: '站内消息',
  wecom: '企业微信',
  sms: '短信',
  email: '邮件',
};

/** What the record says of 催办: the note, and by which channels. */
export const urgedBy = (note: string, channels: readonly NoticeChannel[]): string =>
  [note, `通知方式：${channels.map((channel) => channelNames[channel]).join('、')}`].filter(Boolean).join('\n');

/** Who acts when nobody does. */
export const systemName = '系统';
