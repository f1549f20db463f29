import { constants, createReadStream, createWriteStream, type ReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Contents of uploaded files: `<data folder>/files`, never below a folder that is served. Names are ids of ours. */
export class FileStore {
  constructor(private readonly folder: string) {}

  /** Writes a stream; what is cut off half-way leaves no file under the id. */
  async write(id: string, content: Readable): Promise<{ size: number; head: Buffer }> {
    const path = this.pathOf(id);
    const unfinished = `${path}.part`;
    await mkdir(dirname(path), { recursive: true });
    try {
      await pipeline(content, createWriteStream(unfinished, { mode: 0o600 }));
      const head = await headOf(unfinished);
      const { size } = await stat(unfinished);
      await rename(unfinished, path);
      return { size, head };
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  /** A piece of an upload; one that comes again takes the place of the first. */
  async writePiece(id: string, offset: number, piece: Uint8Array): Promise<void> {
    const path = `${this.pathOf(id)}.part`;
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
    try {
      await file.write(piece, 0, piece.length, offset);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  async headOfPieces(id: string): Promise<Buffer> {
    return headOf(`${this.pathOf(id)}.part`);
  }

  async completePieces(id: string): Promise<void> {
    const path = this.pathOf(id);
    // done before, when the transaction around it is tried again
    if (await isThere(path)) return;
    await rename(`${path}.part`, path);
  }

  async removePieces(id: string): Promise<void> {
    await rm(`${this.pathOf(id)}.part`, { force: true });
  }

  has(id: string): Promise<boolean> {
    return isThere(this.pathOf(id));
  }

  /** Null when the content is not there. */
  async read(id: string): Promise<ReadStream | null> {
    const path = this.pathOf(id);
    return (await isThere(path)) ? createReadStream(path) : null;
  }

  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }

  /** The last characters of a ULID are random: folders fill evenly. */
  private pathOf(id: string): string {
    if (!/^[0-9A-Z]{26}$/.test(id))
      throw new Error(`Expected an id of ours as file name, but got ${JSON.stringify(id)}.`);
    return join(this.folder, 'files', id.slice(-2), id);
  }
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const start = new Uint8Array(512);
    const { bytesRead } = await file.read(start, 0, start.length, 0);
    return Buffer.from(start.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
