const declared = /^(<\?xml\s[^>]*?encoding\s*=\s*)(["'])([^"']*)\2/;

/**
 * The text of an XML file in the encoding that its byte order mark or its declaration names (XML 1.0, appendix F), with
 * UTF-8 in the declaration, as which it is sent and kept. An encoding that nobody knows stays in it.
 */
export function xmlText(bytes: Uint8Array): string {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 300));
  const decoder = decoderOf(mark ?? declared.exec(start)?.[3] ?? 'utf-8');
  if (!decoder) return new TextDecoder().decode(bytes);
  return decoder.decode(bytes).replace(declared, '$1$2UTF-8$2');
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
