import { createHash } from 'node:crypto';
import type { DefinitionContent } from '../contract/definitions.js';

/** SHA-256 over the four parts; each with its length, so that no text can move from one part to the next unseen. */
export function contentHash(content: DefinitionContent): string {
  const hash = createHash('sha256');
  for (const part of [content.bpmn, JSON.stringify(content.form), JSON.stringify(content.item), content.print])
    hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
