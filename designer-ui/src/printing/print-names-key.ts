import { inject, type InjectionKey } from 'vue';
import type { PrintNames } from './use-print-names';

export const printNamesKey: InjectionKey<PrintNames> = Symbol('print names');

/** What can be named on the page that is edited. */
export function useNames(): PrintNames {
  const names = inject(printNamesKey);
  if (!names) throw new Error('Expected to be inside the tab of print pages, but nothing was provided');
  return names;
}
