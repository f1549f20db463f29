import type { Json } from '@xiaowu/engine';

/** What is typed as an example: JSON where it is some, else the text itself. */
export function exampleValue(text: string): Json {
  const written = text.trim();
  try {
    return JSON.parse(written) as Json;
  } catch {
    return written;
  }
}
