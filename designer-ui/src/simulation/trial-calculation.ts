import {
  DecisionFailed,
  type DecisionJob,
  type Decisions,
  type DecisionTrace,
  type Process,
  type ScriptJob,
  traceDecision,
  variableUses,
} from '@xiaowu/engine';
import type { TrialEntry } from './trial-history';

/** What a decision that waits gives. */
export type MadeDecision =
  | (DecisionTrace & { readonly kind: 'made' })
  | { readonly kind: 'failed'; readonly failure: DecisionFailed }
  /** Of another definition. */
  | { readonly kind: 'elsewhere'; readonly decisionId: string }
  /** Of a version that stands, whatever is edited. */
  | { readonly kind: 'fixed'; readonly version: number };

/**
 * What a decision or script that waits at the element was asked with, of several the one that has waited longest: it
 * stands in the step that asked, not in the state.
 */
export function askedAt(entries: readonly TrialEntry[], elementId: string): DecisionJob | ScriptJob | null {
  const open = entries
    .at(-1)
    ?.result.state.jobs.find((job) => job.elementId === elementId && ['decision', 'script'].includes(job.kind));
  if (!open) return null;
  for (const job of entries.flatMap(({ result }) => result.jobs))
    if (job.id === open.id && (job.kind === 'decision' || job.kind === 'script')) return job;
  return null;
}

/** Makes the decision with the tables as they are edited now. */
export function decide(decisions: Decisions, job: DecisionJob, at: string): MadeDecision {
  if (!decisions.has(job.decisionId)) return { kind: 'elsewhere', decisionId: job.decisionId };
  if (job.binding === 'version') return { kind: 'fixed', version: job.version ?? 0 };
  try {
    return { kind: 'made', ...traceDecision(decisions, job.decisionId, job.input, at) };
  } catch (failure) {
    if (failure instanceof DecisionFailed) return { kind: 'failed', failure };
    throw failure;
  }
}

/**
 * Names of the form that have to be handed in: those that the drawing reads, and all that it does not write where a
 * decision or a script without inputs of its own sees the whole form.
 */
export function handedIn(process: Process, names: readonly string[]): readonly string[] {
  const seesForm = Object.values(process.nodes).some(
    (node) =>
      (node.kind === 'businessRuleTask' || (node.kind === 'scriptTask' && 'language' in node.script)) &&
      node.inputs.length === 0,
  );
  if (!seesForm) return process.inputVariables;
  const written = new Set(variableUses(process).flatMap((use) => (use.writtenBy.length > 0 ? use.variable : [])));
  return [...new Set([...process.inputVariables, ...names.filter((name) => !written.has(name))])];
}
