/** What the words of a step's notice may name, as `{{applicant}}`; holds no Zod, as it goes into the browser. */
export const noticeNames = ['itemName', 'serialNumber', 'applicant', 'step', 'actor', 'opinion', 'returnMode'] as const;
export type NoticeName = (typeof noticeNames)[number];
