import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * A page of a UI (the UI itself, unless another is named) as its build has it now, undefined when there is none, or not
 * all of it yet. Read each time: it names files of one build, and those of the last are gone when another replaces them
 * under a running server.
 */
export async function builtPage(folder: string, name = 'index.html'): Promise<string | undefined> {
  try {
    const html = await readFile(join(folder, name), 'utf8');
    return html.trimEnd().endsWith('</html>') ? html : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Is a build being written just now? It empties its folder first, and its page comes when it comes. */
export async function isBeingBuilt(folder: string): Promise<boolean> {
  return (await isThere(folder)) && (await builtPage(folder)) === undefined;
}

export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
