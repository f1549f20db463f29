import type { Problem } from '@xiaowu/server/contract/definitions';

/** Codes begin with the tab that they are about. */
const tabs = ['form', 'print', 'trial'] as const;

/** Where something is wrong that is not drawn: the tab, and in a form the path of the field. */
export interface ProblemPlace {
  readonly tab: (typeof tabs)[number];
  readonly path: string | null;
}

/** null: it is about something drawn, or about the file as a whole. */
export function placeOf({ code, elementId, data }: Problem): ProblemPlace | null {
  const tab = elementId === null ? tabs.find((each) => code.startsWith(`${each}.`)) : undefined;
  if (tab === undefined) return null;
  return { tab, path: typeof data?.['at'] === 'string' ? data['at'] : null };
}
