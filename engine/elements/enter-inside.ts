import type { Run } from '../run.js';
import type { Arrival } from './behavior.js';

/** Enters a sub-process: at its start, or where 退回 leads, which may be deeper inside. */
export function enterInside(run: Run, scopeId: string, elementId: string, arrival: Arrival | null): void {
  const [, ...path] = arrival?.path ?? [];
  const { rework, doneBy, ballot } = arrival ?? {};
  run.push({
    type: 'enter',
    elementId,
    scopeId,
    ...(path.length > 0 && { path }),
    ...(rework !== undefined && { rework }),
    ...(doneBy !== undefined && { doneBy }),
    ...(ballot !== undefined && { ballot }),
  });
}
