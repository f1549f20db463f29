import type { Problem, Process } from '../definition/graph.js';
import { deadlocks } from './deadlocks.js';
import { unknownFields } from './unknown-fields.js';

/**
 * What can be compiled but will hardly work as meant, beyond the warnings of `compile`: joins that never fire and, when
 * the keys of the form's fields are given (`amount`, `goods.name`), names that the form does not have.
 */
export function analyse(process: Process, { fields }: { readonly fields?: readonly string[] } = {}): Problem[] {
  return [...deadlocks(process), ...(fields ? unknownFields(process, fields) : [])];
}
