import { extensionOf } from './file-types.js';

/** A name without folders and control characters, short enough for its column. */
export function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  if (plain.length <= 200) return plain;
  const extension = extensionOf(plain);
  return `${plain.slice(0, 199 - extension.length)}.${extension}`;
}
