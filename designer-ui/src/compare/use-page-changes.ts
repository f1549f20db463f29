import type { FormSchema } from '@xiaowu/server/contract/forms';
import { useI18n } from 'vue-i18n';
import { formPaths } from '../forms/form-paths';
import { type BlockWords, blockLine } from '../printing/block-line';
import { readPage } from '../printing/read-page';
import { compareLines } from './compare-lines';

/** What somebody did to a print page, in words: blocks that came and went. Names are those of the form. */
export function usePageChanges(form: () => FormSchema) {
  const { t, te } = useI18n();
  const nameOf = (name: string): string => {
    const label = formPaths(form()).find(({ path }) => path === name)?.label;
    if (label !== undefined) return `「${label}」`;
    return te(`printing.name.${name}`) ? `「${t(`printing.name.${name}`)}」` : `{{${name}}}`;
  };
  const words: BlockWords = {
    kind: (kind) => t(`printing.block.${kind}`),
    name: nameOf,
    when: (condition) => t('compare.printWhen', { condition }),
  };
  const linesOf = (html: string) => readPage(html).map((block) => blockLine(block, words));

  return (before: string, after: string): string[] => {
    if (before === after) return [];
    const { added, removed } = compareLines(linesOf(before), linesOf(after));
    // the same blocks, but in another order, or of other looks
    if (added.length + removed.length === 0) return [t('compare.printLayout')];
    return [
      ...removed.map((line) => t('compare.printRemoved', { line })),
      ...added.map((line) => t('compare.printAdded', { line })),
    ];
  };
}
