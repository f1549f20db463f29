import type { Json } from '../state/instance-state.js';

/** Why a decision gave no result. */
export type DecisionFailure =
  | 'decision.unknown'
  | 'decision.inputNotAllowed'
  | 'decision.severalRules'
  | 'decision.rulesDisagree'
  | 'decision.noPriority'
  | 'decision.notNumbers'
  | 'decision.expressionFailed';

/** The decision cannot be made with this input; an administrator has to put the table or the data right. */
export class DecisionFailed extends Error {
  override readonly name = 'DecisionFailed';
  constructor(
    readonly code: DecisionFailure,
    readonly decisionId: string,
    readonly data: { readonly [key: string]: Json } = {},
  ) {
    super(`Expected a result of decision ${decisionId}, but ${code} ${JSON.stringify(data)}.`);
  }
}
