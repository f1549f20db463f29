import type { Run } from '../run.js';
import type { Scope } from '../state/instance-state.js';
import { arm } from './catching.js';
import { eventSubProcessStarts } from './propagation.js';

/** The process or a sub-process begins: from now on its event sub-processes can. */
export function armEventSubProcesses(run: Run, scope: Scope): void {
  for (const start of eventSubProcessStarts(run, scope)) arm(run, start.event, start, scope);
}
