import { checkXml, defaultXmlLimits, type Problem } from '@xiaowu/engine';
import { DmnModdle, type DmnElement } from 'dmn-moddle';
import type { ServerProblemCode } from '../locales/zh-CN/problems.js';
import type { Decision, Decisions } from './decision.js';
import { DecisionReader } from './decision-reader.js';

/** A DMN file beside the drawing. */
export interface DecisionFile {
  /** File name, e.g. `tier.dmn`. */
  readonly name: string;
  readonly dmn: string;
}

/** What the files hold, and everything that keeps them from being executed. */
export interface DecisionsRead {
  readonly decisions: Decisions;
  readonly problems: readonly Problem[];
}

/** The reader knows DMN 1.3; tables and literal expressions are the same in these. */
const namespaces = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
];
const dmn13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** Reads all decisions of a definition: tables and literal expressions. Whatever cannot be executed is a problem. */
export async function readDecisions(files: readonly DecisionFile[]): Promise<DecisionsRead> {
  const problems: Problem[] = [];
  const decisions = new Map<string, Decision>();
  for (const file of files) {
    const root = await readFile(file, problems);
    if (!root) continue;
    for (const element of elementsOf(root, 'drgElement')) {
      if (element.$type === 'dmn:InputData' || element.$type === 'dmn:KnowledgeSource') continue;
      const reader = new DecisionReader(file.name, element, problems);
      if (element.$type !== 'dmn:Decision') {
        reader.problem('decision.unsupported', { type: element.$type });
        continue;
      }
      const decision = reader.read();
      if (!decision) continue;
      if (decisions.has(decision.id)) reader.problem('decision.duplicate');
      decisions.set(decision.id, decision);
    }
  }
  problems.push(...requirementProblems(decisions));
  return { decisions, problems };
}

async function readFile({ name, dmn }: DecisionFile, problems: Problem[]): Promise<DmnElement | null> {
  const add = (data: Problem['data']) =>
    problems.push({
      severity: 'error',
      code: 'decision.fileInvalid' satisfies ServerProblemCode,
      elementId: null,
      data: { file: name, ...data },
    });
  const broken = checkXml(dmn, defaultXmlLimits);
  if (broken) {
    add({ reason: broken.code, ...broken.data });
    return null;
  }
  try {
    const known = namespaces.reduce((xml, uri) => xml.replaceAll(`"${uri}"`, `"${dmn13}"`), dmn);
    const { rootElement, warnings } = await new DmnModdle().fromXML(known);
    // what the reader left out must not go unnoticed
    for (const { message } of warnings.slice(0, 20)) add({ message });
    return rootElement;
  } catch (error) {
    add({ message: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '' });
    return null;
  }
}

/** Required decisions that are not there, and circles. */
function requirementProblems(decisions: Decisions): Problem[] {
  const problems: Problem[] = [];
  const error = (code: ServerProblemCode, elementId: string, data: Problem['data']) =>
    problems.push({ severity: 'error', code, elementId, data });
  const finished = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) return void error('decision.circle', id, { path: [...path.slice(path.indexOf(id)), id] });
    if (finished.has(id)) return;
    for (const required of decisions.get(id)?.requires ?? []) {
      if (decisions.has(required)) visit(required, [...path, id]);
      else error('decision.requiredMissing', id, { required });
    }
    finished.add(id);
  };
  for (const id of decisions.keys()) visit(id, []);
  return problems;
}

function elementsOf(element: DmnElement, property: string): readonly DmnElement[] {
  return (element[property] as readonly DmnElement[] | undefined) ?? [];
}
