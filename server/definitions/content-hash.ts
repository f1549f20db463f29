import { createHash } from 'node:crypto';
import type { DefinitionContent } from '../contract/definitions.js';

/** SHA-256 over the parts; each with its length, so that no text can move from one part to the next unseen. */
export function contentHash(content: DefinitionContent): string {
  const hash = createHash('sha256');
  const { bpmn, form, item, print, printTemplates, trials, decisions } = content;
  const tests = trials === undefined ? [] : [JSON.stringify(trials)];
  const tables = decisions === undefined ? [] : ['decisions', JSON.stringify(decisions)];
  const pages = printTemplates === undefined ? [] : ['prints', JSON.stringify(printTemplates)];
  for (const part of [bpmn, JSON.stringify(form), JSON.stringify(item), print, ...tests, ...tables, ...pages])
    hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
