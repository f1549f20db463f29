/** A file in an archive: path with `/`, and content. */
export interface ArchiveFile {
  readonly path: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };
const endLength = 22;
/** More is no item, but something that would fill the memory. */
const mostBytes = 200_000_000;

/** The archive cannot be read. */
export class BrokenArchive extends Error {
  override readonly name = 'BrokenArchive';
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

const little =
  (length: 2 | 4) =>
  (values: readonly number[]): number[] =>
    values.flatMap((value) => Array.from({ length }, (_, i) => (value >>> (8 * i)) & 0xff));
const u16 = (...values: number[]) => little(2)(values);
const u32 = (...values: number[]) => little(4)(values);

/** Files as one zip, not compressed: they are small, and every tool reads it (APPNOTE 4.3). */
export function writeZip(files: readonly ArchiveFile[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, content } of files) {
    const name = new TextEncoder().encode(path);
    // version 2.0, names are UTF-8, stored, 1 January 1980
    const what = [...u16(20, 0x0800, 0, 0, 0x0021), ...u32(crc32(content), content.length, content.length)];
    parts.push(Uint8Array.from([...u32(signatures.local), ...what, ...u16(name.length, 0)]), name, content);
    const entry = [...u32(signatures.central), ...u16(20), ...what, ...u16(name.length, 0, 0, 0, 0), ...u32(0, offset)];
    directory.push(Uint8Array.from(entry), name);
    offset += 30 + name.length + content.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const count = files.length;
  const end = Uint8Array.from([...u32(signatures.end), ...u16(0, 0, count, count), ...u32(length, offset), ...u16(0)]);
  return joined([...parts, ...directory, end]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** Files of a zip, stored or deflated. Throws BrokenArchive. */
export async function readZip(bytes: Uint8Array<ArrayBuffer>): Promise<ArchiveFile[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const files: ArchiveFile[] = [];
  let total = 0;
  try {
    for (let i = 0; i < count; i++) {
      if (view.getUint32(at, true) !== signatures.central) throw new BrokenArchive('directory');
      const [method, sum] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
      const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
      const nameLength = view.getUint16(at + 28, true);
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
      const local = view.getUint32(at + 42, true);
      total += size;
      if (total > mostBytes) throw new BrokenArchive('size');
      const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      const content = await unpacked(bytes.slice(from, from + packed), method, size);
      if (content.length !== size || crc32(content) !== sum) throw new BrokenArchive(path);
      if (!path.endsWith('/')) files.push({ path, content });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (error) {
    throw error instanceof BrokenArchive ? error : new BrokenArchive(String(error));
  }
  return files;
}

/** The record at the end, which a comment may follow. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - endLength; at >= 0 && at > view.byteLength - endLength - 65_536; at--)
    if (view.getUint32(at, true) === signatures.end) return at;
  throw new BrokenArchive('end');
}

async function unpacked(
  packed: Uint8Array<ArrayBuffer>,
  method: number,
  size: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (method === 0) return packed;
  if (method !== 8) throw new BrokenArchive(`method ${method}`);
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(parts);
    length += value.length;
    // what unpacks to more than it says is made to fill the memory
    if (length > size) throw new BrokenArchive('size');
    parts.push(value);
  }
}
