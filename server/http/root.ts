import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, whether this runs compiled or from its sources. */
export const root = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'process-definitions'))) return folder;
  const above = dirname(folder);
  if (above === folder)
    throw new Error('Expected to run inside the project, but found no process-definitions folder above.');
  return findRoot(above);
}
