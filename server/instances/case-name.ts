import { mainProcess } from '@xiaowu/engine';
import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import { caseMessages } from '../locales/zh-CN/cases.js';

/** As long as a column holds beside the longest name of an item. */
const longestProcessName = 36;

/** What a case is called: as its item; of another process than the one that people start with that process's name. */
export function caseName({ item, process, processes }: CompiledDefinition): string {
  if (process.id === mainProcess({ processes })?.id) return item.name;
  return caseMessages.ofProcess(item.name, (process.name ?? process.id).slice(0, longestProcessName));
}
