import type { Content } from './pdf-document.js';

/** What the nodes around say about a text on paper. */
export interface Inherited {
  /** Uploaded pictures as data URIs, by their `src`. */
  readonly images: Readonly<Record<string, string>>;
  /** Points that there are for it. */
  readonly width: number;
  readonly text: Omit<Exclude<Content, string>, 'text'>;
}
