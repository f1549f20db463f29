import type { PrintTemplate } from '@xiaowu/server/contract/definitions';

/** The print pages of an item as it keeps them: the main one apart from the others. */
export interface PrintPages {
  readonly print: string;
  readonly templates: readonly PrintTemplate[];
}

export const mainKey = 'main';

/** All pages in the order in which they are offered, each with its HTML. */
export function listPages({ print, templates }: PrintPages, mainName: string): PrintTemplate[] {
  const main = templates.find(({ key }) => key === mainKey) ?? { key: mainKey, name: mainName, html: '' };
  const listed = templates.some(({ key }) => key === mainKey);
  return (listed ? templates : [main, ...templates]).map((page) =>
    page.key === mainKey ? { ...page, html: print } : page,
  );
}

/** The pages as the item keeps them. A main page that is as usual needs no entry. */
export function keepPages(pages: readonly PrintTemplate[], mainName: string): PrintPages {
  const [first] = pages;
  const main = pages.find(({ key }) => key === mainKey);
  const isUsual =
    first === main && main?.name === mainName && !main.steps?.length && !main.roles?.length && !main.whenCompleted;
  return {
    print: main?.html ?? '',
    templates: pages
      .filter(({ key }) => key !== mainKey || !isUsual)
      .map((page) => (page.key === mainKey ? { ...page, html: '' } : page)),
  };
}

/** `page2` …: stands in addresses and file names. */
export function freshPageKey(pages: readonly PrintTemplate[]): string {
  for (let n = 2; ; n++) if (!pages.some(({ key }) => key === `page${n}`)) return `page${n}`;
}

export const changePage = (
  pages: readonly PrintTemplate[],
  key: string,
  change: Partial<PrintTemplate>,
): PrintTemplate[] => pages.map((page) => (page.key === key ? tidy({ ...page, ...change }) : page));

export const isForEverybody = ({ steps = [], roles = [] }: PrintTemplate): boolean =>
  steps.length === 0 && roles.length === 0;

/** May who handles this step print the page, whatever else they are? */
export const isForStep = (page: PrintTemplate, stepId: string): boolean =>
  isForEverybody(page) || (page.steps ?? []).includes(stepId);

/** Its steps with this one, or without. */
export const stepsWith = ({ steps = [] }: PrintTemplate, stepId: string, isIn: boolean): string[] => [
  ...steps.filter((id) => id !== stepId),
  ...(isIn ? [stepId] : []),
];

/** Its steps without this one where it would be everybody's then: all others. null = there is no other step. */
export function stepsBut(page: PrintTemplate, stepId: string, all: readonly string[]): string[] | null {
  const left = stepsWith(page, stepId, false);
  if (left.length + (page.roles ?? []).length > 0) return left;
  const others = all.filter((id) => id !== stepId);
  return others.length > 0 ? others : null;
}

/** Nothing is written for what is as usual. */
function tidy(page: PrintTemplate): PrintTemplate {
  const { steps, roles, whenCompleted, ...rest } = page;
  return {
    ...rest,
    ...(steps && steps.length > 0 && { steps }),
    ...(roles && roles.length > 0 && { roles }),
    ...(whenCompleted && { whenCompleted }),
  };
}
