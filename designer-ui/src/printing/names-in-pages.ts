import { changeConditions, conditionsIn } from '@xiaowu/server/contract/print-names';
import { readsName, renameIn } from '../forms/feel-names';

interface Page {
  readonly html: string;
}

/** `{{key}}` and `{{key.column}}`; nothing else begins with the key. */
const namesOf = (path: string) => new RegExp(`(\\{\\{\\s*)${path.replaceAll('.', '\\.')}(?=\\s*\\}|\\s*\\.)`, 'g');

const isIn = (key: string, { html }: Page): boolean =>
  namesOf(key).test(html) || conditionsIn(html).some((condition) => readsName(condition, key));

/** The pages that name the field, in a text or in a condition. */
export const pagesNaming = <P extends Page>(key: string, pages: readonly P[]): P[] =>
  pages.filter((page) => isIn(key, page));

/** The pages with the field under its new key. */
export const renameInPages = <P extends Page>(from: string, to: string, pages: readonly P[]): P[] =>
  pages.map((page) =>
    isIn(from, page)
      ? {
          ...page,
          html: changeConditions(page.html.replace(namesOf(from), `$1${to}`), (each) => renameIn(each, from, to)),
        }
      : page,
  );

export const namesColumn = (table: string, column: string, pages: readonly Page[]): boolean =>
  pages.some(({ html }) => namesOf(`${table}.${column}`).test(html));

export const renameColumnInPages = <P extends Page>(
  table: string,
  from: string,
  to: string,
  pages: readonly P[],
): P[] => pages.map((page) => ({ ...page, html: page.html.replace(namesOf(`${table}.${from}`), `$1${table}.${to}`) }));
