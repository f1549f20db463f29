import { DefinitionError } from '../errors.js';
import { checkXml, defaultXmlLimits, type XmlLimits } from './check-xml.js';
import { checkExtensions } from './check-extensions.js';
import { applyDialects } from './dialects/apply-dialects.js';
import { deepFreeze } from './freeze.js';
import type { Definitions } from './graph.js';
import { importXml } from './import-xml.js';
import { readDefinitions } from './read-definitions.js';
import { Reading } from './reading.js';
import { checkRules } from './rules/check-rules.js';

/**
 * Reads BPMN 2.0.2 XML into frozen graphs, one for each executable process. Anything that could not be executed as it is
 * drawn makes it throw a DefinitionError with all problems; nothing is dropped silently.
 * `limits` may raise the length of the file up to 10 MB.
 */
export async function compile(xml: string, limits: Partial<XmlLimits> = {}): Promise<Definitions> {
  const broken = checkXml(xml, { ...defaultXmlLimits, ...limits });
  if (broken) throw new DefinitionError([broken]);
  const reading = new Reading();
  const { problems } = reading;
  const root = await importXml(xml, problems);
  if (root === null) throw new DefinitionError(problems.all);
  applyDialects(root, reading);
  const processes = readDefinitions(root, reading);
  checkExtensions(root, reading);
  for (const process of processes) problems.add(checkRules(process, problems.hasErrors));
  if (problems.hasErrors) throw new DefinitionError(problems.all);
  return deepFreeze({ processes, warnings: [...problems.all] });
}
