import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const texts = /\.(js|css|html|svg|json|webmanifest)$/;
/** Smaller ones fit into one packet as they are, bytes. */
const threshold = 1024;
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** Every built text gets a `.br` and a `.gz` beside it, so that the server compresses none while somebody waits. */
export const compressedBeside: Plugin = {
  name: 'compressed-beside',
  apply: 'build',
  async writeBundle({ dir }) {
    if (!dir) return;
    const names = await readdir(dir, { recursive: true });
    await Promise.all(
      names
        .filter((name) => texts.test(name) && !name.startsWith('.vite'))
        .map(async (name) => {
          const path = join(dir, name);
          const text = new Uint8Array(await readFile(path));
          if (text.length < threshold) return;
          await Promise.all([
            promisify(brotliCompress)(text, brotli).then((small) => writeFile(`${path}.br`, new Uint8Array(small))),
            promisify(gzip)(text, { level: 9 }).then((small) => writeFile(`${path}.gz`, new Uint8Array(small))),
          ]);
        }),
    );
  },
};
