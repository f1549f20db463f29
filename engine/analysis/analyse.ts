import type { Process } from '../definition/graph.js';
import type { Problem } from '../definition/problem.js';
import { noApprover } from './no-approver.js';
import { soundness } from './soundness.js';
import { unknownFields } from './unknown-fields.js';

/**
 * What can be compiled but will hardly work as meant, beyond the warnings of `compile`: what `soundness` finds, cases that
 * nobody but the applicant sees and, when the keys of the form's fields are given (`amount`, `goods.name`), names that
 * the form does not have.
 */
export function analyse(process: Process, { fields }: { readonly fields?: readonly string[] } = {}): Problem[] {
  return [...soundness(process).problems, ...noApprover(process), ...(fields ? unknownFields(process, fields) : [])];
}
