import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The compiled file of a thread that lies beside the module `from`. Tests run from the sources, but a thread is loaded
 * by Node itself: for them it is the file that the build made.
 */
export function threadFile(from: string, name: string): string {
  const beside = fileURLToPath(new URL(`./${name}.js`, from));
  if (existsSync(beside)) return beside;
  const at = beside.lastIndexOf('/server/');
  return `${beside.slice(0, at)}/server/dist/${beside.slice(at + '/server/'.length)}`;
}
