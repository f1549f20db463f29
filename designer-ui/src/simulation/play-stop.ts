import type { InstanceState, Process } from '@xiaowu/engine';
import { waitingThings } from './waiting-things';

/** Why a run that plays by itself could not go on, and where. */
export interface PlayStop {
  readonly why:
    | 'message'
    | 'signal'
    | 'choice'
    | 'incident'
    | 'join'
    | 'decision'
    | 'script'
    /** The server did not say who gets a step, or what a script gives. */
    | 'unreachable'
    /** The step refuses whoever was found. */
    | 'approvers'
    /** Whoever does the step before has to choose whom it is for. */
    | 'notChosen'
    /** A person would have to do something else there. */
    | 'refused'
    | 'tooLong'
    | 'other';
  readonly elementId: string | null;
  /** Of an incident. */
  readonly code: string | null;
}

const outside = ['incident', 'decision', 'script', 'message', 'signal', 'choice', 'join'] as const;
type Outside = (typeof outside)[number];
const isOutside = (kind: string): kind is Outside => (outside as readonly string[]).includes(kind);

/** What holds a case up for which nobody knows what usually comes next: of several what has to be looked at first. */
export function stopOf(process: Process, state: InstanceState): PlayStop {
  const things = waitingThings(process, state);
  const first = outside.flatMap((kind) => things.find((thing) => thing.kind === kind) ?? [])[0] ?? things[0];
  if (!first) return { why: 'other', elementId: null, code: null };
  const { kind, elementId, code } = first;
  return { why: isOutside(kind) ? kind : 'other', elementId, code };
}
