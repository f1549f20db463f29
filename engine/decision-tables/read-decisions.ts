import { checkXml, defaultXmlLimits } from '../definition/check-xml.js';
import type { Problem } from '../definition/problem.js';
import { DmnModdle, type DmnElement } from 'dmn-moddle';
import type { DecisionProblemCode } from './decision-problem-code.js';
import type { Decision, Decisions, KnowledgeModel } from './decision.js';
import { DecisionReader } from './decision-reader.js';
import { list } from './dmn-element.js';
import type { Callable } from './read-boxed.js';

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

/** The reader knows DMN 1.3; what is executed is the same in these. */
const namespaces = [
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
  'http://www.omg.org/spec/DMN/20180521/MODEL/',
  'https://www.omg.org/spec/DMN/20211108/MODEL/',
  'https://www.omg.org/spec/DMN/20230324/MODEL/',
];
const dmn13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** Reads all decisions of a definition, with the models they call. Whatever cannot be executed is a problem. */
export async function readDecisions(files: readonly DecisionFile[]): Promise<DecisionsRead> {
  const problems: Problem[] = [];
  const drawn: { readonly file: string; readonly element: DmnElement }[] = [];
  for (const file of files) {
    const root = await readFile(file, problems);
    if (root) drawn.push(...list(root, 'drgElement').map((element) => ({ file: file.name, element })));
  }
  const of = (type: string) => drawn.filter(({ element }) => element.$type === type);
  const models = new Map<string, Callable>();
  for (const { file, element } of of('dmn:BusinessKnowledgeModel')) {
    const reader = new DecisionReader(file, element, problems);
    const signature = reader.signature();
    if (signature && models.has(signature.id)) reader.problem('decision.duplicate');
    else if (signature) models.set(signature.id, signature);
  }
  const knowledge = new Map<string, KnowledgeModel>();
  for (const { file, element } of of('dmn:BusinessKnowledgeModel')) {
    const signature = models.get(element.id ?? '');
    const model = signature && new DecisionReader(file, element, problems, models).readKnowledge(signature);
    if (model) knowledge.set(model.id, model);
  }
  const decisions = new Map<string, Decision>();
  for (const { file, element } of drawn) {
    if (inert.includes(element.$type)) continue;
    const reader = new DecisionReader(file, element, problems, models);
    if (element.$type !== 'dmn:Decision') {
      reader.problem('decision.unsupported', { type: element.$type });
      continue;
    }
    for (const required of reader.requiredKnowledge()) {
      if (!models.has(required)) reader.problem('decision.requiredMissing', { required });
    }
    const decision = reader.read(knowledge);
    if (!decision) continue;
    if (decisions.has(decision.id)) reader.problem('decision.duplicate');
    decisions.set(decision.id, decision);
  }
  // what was not read has a problem of its own
  const isKnown = (id: string) => decisions.has(id) || models.has(id);
  problems.push(...requirementProblems(decisions, isKnown), ...requirementProblems(knowledge, isKnown));
  return { decisions, problems };
}

/** Drawn for people, or read above. */
const inert = ['dmn:InputData', 'dmn:KnowledgeSource', 'dmn:BusinessKnowledgeModel'];

async function readFile({ name, dmn }: DecisionFile, problems: Problem[]): Promise<DmnElement | null> {
  const add = (data: Problem['data']) =>
    problems.push({
      severity: 'error',
      code: 'decision.fileInvalid' satisfies DecisionProblemCode,
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

/** What is required and not there, and circles. */
function requirementProblems(
  parts: ReadonlyMap<string, { readonly requires: readonly string[] }>,
  isKnown: (id: string) => boolean,
): Problem[] {
  const problems: Problem[] = [];
  const error = (code: DecisionProblemCode, elementId: string, data: Problem['data']) =>
    problems.push({ severity: 'error', code, elementId, data });
  const finished = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) return void error('decision.circle', id, { path: [...path.slice(path.indexOf(id)), id] });
    if (finished.has(id)) return;
    for (const required of parts.get(id)?.requires ?? []) {
      if (parts.has(required)) visit(required, [...path, id]);
      else if (!isKnown(required)) error('decision.requiredMissing', id, { required });
    }
    finished.add(id);
  };
  for (const id of parts.keys()) visit(id, []);
  return problems;
}
