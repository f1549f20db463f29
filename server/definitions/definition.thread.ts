import { compile, type Definitions } from '@xiaowu/engine';
import type { Problem } from '../contract/definitions.js';
import { answerRequests } from '../threads/answer-requests.js';
import { checkDefinition, type CheckedContent } from './checking/check-definition.js';

/** What a thread does for large definitions. */
export type DefinitionWork =
  { readonly type: 'check'; readonly content: CheckedContent } | { readonly type: 'compile'; readonly bpmn: string };
export type DefinitionResult = readonly Problem[] | Definitions;

void answerRequests<DefinitionWork, DefinitionResult>((work) =>
  work.type === 'check' ? checkDefinition(work.content) : compile(work.bpmn),
);
