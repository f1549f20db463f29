import type { Process } from '../definition/graph.js';
import type { Problem } from '../definition/problem.js';
import { broughtNames, isBroughtAnything } from './brought-names.js';
import { noApprover } from './no-approver.js';
import { soundness } from './soundness.js';
import { unknownFields } from './unknown-fields.js';

/** What stands around the process. */
interface Surroundings {
  /** Keys of the form's fields (`amount`, `goods.name`); absent = names are not looked at. */
  readonly fields?: readonly string[];
  /** All processes of its file; absent = it stands alone. */
  readonly file?: readonly Process[];
}

/**
 * What can be compiled but will hardly work as meant, beyond the warnings of `compile`: what `soundness` finds, cases that
 * nobody but the applicant sees and names that neither the form nor what other processes of the file bring has.
 */
export function analyse(process: Process, { fields, file = [process] }: Surroundings = {}): Problem[] {
  return [
    ...soundness(process).problems,
    ...noApprover(process, file),
    ...(fields
      ? unknownFields(process, [...fields, ...broughtNames(process, file)], isBroughtAnything(process, file))
      : []),
  ];
}
