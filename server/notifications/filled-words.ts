import { noticeNames, type NoticeName } from '../contract/notice-names.js';
import type { NotifyPayload } from '../instances/notice.js';
import { returnModes, type NotificationFacts } from '../locales/zh-CN/notifications.js';

/** Own words of a step with the facts in them; what there is not, or not yet, is empty. */
export function filledWords(
  words: string,
  { itemName, serialNumber }: Pick<NotifyPayload, 'itemName' | 'serialNumber'>,
  { applicantName, actorName, stepName, text, returnMode }: NotificationFacts,
): string {
  const facts: Record<NoticeName, string> = {
    ...{ itemName, serialNumber: serialNumber ?? '', applicant: applicantName },
    ...{ step: stepName, actor: actorName, opinion: text },
    returnMode: returnMode === undefined ? '' : returnModes[returnMode],
  };
  return words.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_, name: string) =>
    noticeNames.some((known) => known === name) ? facts[name as NoticeName] : '',
  );
}
