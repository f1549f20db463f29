import type { ForeignElement } from './foreign-element.js';

/** How one tool writes what has a counterpart here. */
export interface Dialect {
  /** Namespaces of its extension of BPMN. */
  readonly uris: readonly string[];
  /**
   * Takes what means the same from an element and writes it as ours. What it leaves is reported as ignored; what would
   * change the behaviour it refuses by name.
   */
  translate(element: ForeignElement): void;
}
