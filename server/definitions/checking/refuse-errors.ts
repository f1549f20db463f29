import type { DefinitionContent } from '../../contract/definitions.js';
import type { Reader } from '../../database/database.js';
import { ApiFailure } from '../../http/api-error.js';
import { definitionMessages } from '../../locales/zh-CN/definitions.js';
import { checkApart } from '../definition-threads.js';
import { itemProblems } from './item-problems.js';

/** 422 with every error that keeps the content from being published. */
export async function refuseErrors(reader: Reader, content: DefinitionContent): Promise<void> {
  const problems = [...(await checkApart(content)), ...(await itemProblems(reader, content.item, content.form))];
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const details = errors.map(({ elementId, message }) => ({ path: elementId ?? '', message }));
  throw new ApiFailure(422, 'definition.invalid', definitionMessages.notPublishable, details);
}
