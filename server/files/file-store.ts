import { createReadStream, createWriteStream, type ReadStream } from 'node:fs';
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
      const file = await open(unfinished);
      try {
        const start = new Uint8Array(512);
        const { bytesRead } = await file.read(start, 0, start.length, 0);
        const { size } = await file.stat();
        await rename(unfinished, path);
        return { size, head: Buffer.from(start.subarray(0, bytesRead)) };
      } finally {
        await file.close();
      }
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  /** Null when the content is not there. */
  async read(id: string): Promise<ReadStream | null> {
    const path = this.pathOf(id);
    const isThere = await stat(path).then(
      () => true,
      () => false,
    );
    return isThere ? createReadStream(path) : null;
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
