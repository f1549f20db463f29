import { noticeChannels, type NoticeChannel } from '../contract/notice-channels.js';
import { ApiFailure } from '../http/api-error.js';
import { caseMessages } from '../locales/zh-CN/cases.js';
import { channelNames } from '../locales/zh-CN/notifications.js';

/**
 * By which channels somebody is reminded, in the order of the school's. The bell rings always: whoever has no number, no
 * address and no 企业微信 is told there. Nothing named = all of them; 422 for what the school does not have.
 */
export function chosenChannels(
  configured: readonly NoticeChannel[],
  named: readonly string[] | undefined,
): readonly NoticeChannel[] {
  if (named === undefined) return configured;
  for (const name of named) {
    const known = noticeChannels.find((channel) => channel === name);
    if (known === undefined) throw new ApiFailure(422, 'urge.unknownChannel', caseMessages.urgeUnknownChannel(name));
    if (!configured.includes(known))
      throw new ApiFailure(422, 'urge.channelMissing', caseMessages.urgeChannelMissing(channelNames[known]));
  }
  return configured.filter((channel) => channel === 'portal' || named.includes(channel));
}
