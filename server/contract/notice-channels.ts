/** How people are told: in the portal, and where the school has it by 企业微信, text message, e-mail. Holds no Zod, as it goes into the browser. */
export const noticeChannels = ['portal', 'wecom', 'sms', 'email'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];

/** Is used where nothing else is said: a text message costs, and is sent only where somebody asks for it. */
export const isUsualChannel = (channel: string): boolean => channel !== 'sms';

/** Makes a phone ring, so that it waits for the morning; a letter lies there until somebody looks. */
export const isRingingChannel = (channel: string): boolean => channel === 'wecom' || channel === 'sms';
