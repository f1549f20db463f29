import { DefinitionError } from '../../errors.js';
import { checkExtensions } from '../check-extensions.js';
import { checkXml, defaultXmlLimits } from '../check-xml.js';
import type { Problem } from '../problem.js';
import { importXml, textModdle } from '../import-xml.js';
import { Reading } from '../reading.js';
import { applyDialects } from './apply-dialects.js';

/** A file as it is written here, and what could not be written so. */
export interface OwnFile {
  readonly xml: string;
  /** What of the other tool cannot run here (errors) or is left out (warnings). */
  readonly problems: readonly Problem[];
}

/**
 * Rewrites a file of another tool: what means the same becomes ours, the rest stays as it was, so that nothing of the
 * file is lost. Files of our own come back with the same content. Throws DefinitionError when it cannot be read.
 */
export async function toOwnDialect(xml: string): Promise<OwnFile> {
  const broken = checkXml(xml, defaultXmlLimits);
  if (broken) throw new DefinitionError([broken]);
  const reading = new Reading();
  const root = await importXml(xml, reading.problems);
  if (root === null || reading.problems.hasErrors) throw new DefinitionError(reading.problems.all);
  applyDialects(root, reading, { keepsRefused: true });
  checkExtensions(root, reading);
  const { all } = reading.problems;
  const refused = new Set(all.flatMap(({ severity, elementId }) => (severity === 'error' ? [elementId] : [])));
  // What stays of an element that was refused has been told already.
  const problems = all.filter(({ severity, elementId }) => severity === 'error' || !refused.has(elementId));
  return { xml: (await textModdle.toXML(root, { format: true })).xml, problems };
}
