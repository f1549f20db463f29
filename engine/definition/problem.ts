import type { Json } from '../state/instance-state.js';

/** Something wrong with a file, at compile or by analysis. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Stable, e.g. `element.unsupported`, `flow.noTarget`; `locales` turns it into a sentence. */
  readonly code: string;
  readonly elementId: string | null;
  readonly data: { readonly [key: string]: Json };
}
