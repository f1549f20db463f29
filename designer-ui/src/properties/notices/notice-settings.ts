import type { NoticeRule } from '@xiaowu/engine';
import { type ModdleElement, type PropertyChange, textOf } from '../../modeler/moddle';
import { extensionsOf, replaceExtensions } from '../extension-elements';

const type = 'xiaowu:Notice';

/** A notice of the step as the panel edits it. */
export interface EditedNotice {
  readonly on: NoticeRule['on'];
  readonly to: NoticeRule['to'];
  /** Role key, or person numbers separated by commas. */
  readonly value: string;
  /** Empty = the usual words. */
  readonly text: string;
  readonly enabled: boolean;
  /** Names of channels; empty = the usual ones of the school. */
  readonly channels: readonly string[];
}

export const readNotices = (task: ModdleElement): EditedNotice[] =>
  extensionsOf(task, type).map((element) => ({
    on: textOf(element, 'on') as NoticeRule['on'],
    to: textOf(element, 'to') as NoticeRule['to'],
    value: textOf(element, 'value'),
    text: textOf(element, 'text'),
    enabled: element.get('enabled') !== false,
    channels: textOf(element, 'channels')
      .split(/[\s,]+/)
      .filter(Boolean),
  }));

export const addNotice = (task: ModdleElement, notice: EditedNotice): PropertyChange[] =>
  replaceExtensions(task, type, [...extensionsOf(task, type), task.$model.create(type, written(notice))]);

export function changeNotice(task: ModdleElement, index: number, notice: EditedNotice): PropertyChange[] {
  const target = extensionsOf(task, type)[index];
  return target ? [{ target, properties: written(notice) }] : [];
}

export const removeNotice = (task: ModdleElement, index: number): PropertyChange[] =>
  replaceExtensions(
    task,
    type,
    extensionsOf(task, type).filter((_, i) => i !== index),
  );

const written = ({ on, to, value, text, enabled, channels }: EditedNotice) => ({
  ...{ on, to, value: value || undefined, text: text || undefined },
  enabled: enabled ? undefined : false,
  channels: channels.join(' ') || undefined,
});

/** When somebody can be told, and who: handlers are told of what they have to do, not of what they did. */
export const noticeEvents = [
  { on: 'arrival', to: ['handlers', 'applicant', 'role', 'person'] },
  { on: 'completion', to: ['applicant', 'role', 'person'] },
  { on: 'return', to: ['applicant', 'role', 'person'] },
  { on: 'reminder', to: ['handlers', 'applicant', 'role', 'person'] },
  { on: 'overdue', to: ['handlers', 'applicant', 'role', 'person'] },
] as const satisfies readonly { on: NoticeRule['on']; to: readonly NoticeRule['to'][] }[];

/** Told anyway, unless the step says that they are not. */
export const isUsual = ({ on, to }: Pick<EditedNotice, 'on' | 'to'>): boolean =>
  (to === 'handlers' && (on === 'arrival' || on === 'reminder')) || (to === 'applicant' && on === 'return');
