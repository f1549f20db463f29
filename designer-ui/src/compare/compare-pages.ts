import type { PrintTemplate } from '@xiaowu/server/contract/definitions';
import { compareValues, type Difference, flatten } from './compare-lists';

/** A print page that is not the same in both. */
export interface PageDifference {
  readonly key: string;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What is said of the page. */
  readonly differences: readonly Difference[];
  /** Its HTML, where that is not the same. */
  readonly content: { readonly before: string; readonly after: string } | null;
}

/** All pages by their keys, those that are gone last. */
export function comparePages(before: readonly PrintTemplate[], after: readonly PrintTemplate[]): PageDifference[] {
  const keys = new Set([...after, ...before].map(({ key }) => key));
  return [...keys].flatMap((key): PageDifference[] => {
    const [old, now] = [before, after].map((pages) => pages.find((page) => page.key === key));
    if (!old || !now) {
      const name = (now ?? old)?.name ?? key;
      return [{ key, name, kind: now ? 'added' : 'removed', differences: [], content: null }];
    }
    const settings = ({ html: _, key: __, ...rest }: PrintTemplate) => flatten(rest);
    const differences = compareValues(settings(old), settings(now));
    const content = old.html === now.html ? null : { before: old.html, after: now.html };
    if (differences.length === 0 && content === null) return [];
    return [{ key, name: now.name, kind: 'changed', differences, content }];
  });
}
