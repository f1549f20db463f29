import { DecisionFailed, evaluateDecision, type DecisionJob } from '@xiaowu/engine';
import type { CompiledDefinition } from '../../definitions/compiled-definition.js';
import type { DefinitionsService } from '../../definitions/definitions.service.js';
import { ApiFailure } from '../../http/api-error.js';
import { decisionFailures } from '../../locales/zh-CN/decisions.js';
import type { Calculated } from './answer-job.js';

/** A business rule task asks: the decision that its binding names is made with the job's input. */
export async function makeDecision(
  definitions: DefinitionsService,
  definition: CompiledDefinition,
  job: DecisionJob,
  at: string,
): Promise<Calculated> {
  try {
    const bound = await definitions.bound(definition, 'decision', job.decisionId, job);
    const decisions = bound?.decisions ?? definition.decisions;
    return { type: 'completeJob', result: evaluateDecision(decisions, job.decisionId, job.input, at) };
  } catch (error) {
    if (error instanceof DecisionFailed)
      return { type: 'failJob', message: decisionFailures[error.code](error.decisionId, error.data) };
    if (error instanceof ApiFailure) return { type: 'failJob', message: error.message };
    throw error;
  }
}
