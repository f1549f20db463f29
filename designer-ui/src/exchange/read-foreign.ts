import { DefinitionError, toOwnDialect, xiaowuModdle } from '@xiaowu/engine';
import { BpmnModdle } from 'bpmn-moddle';
import { checkDefinition } from '../api/definitions';
import { compareDrawings, type ElementDifference } from '../compare/compare-drawings';
import { drawnElements } from '../migration/drawn-elements';
import { type UndrawnPart, undrawnParts } from '../modeler/layout/undrawn-parts';
import { sentenceOf } from './sentence-of';

/** What became of a file from elsewhere. */
export interface ImportReport {
  /** The file as it is written here. */
  readonly xml: string;
  /** Nodes and flows that were read, by type. */
  readonly read: ReadonlyMap<string, number>;
  /** Elements whose settings were translated, with the values before and after. */
  readonly changed: readonly ElementDifference[];
  /** What cannot run here; it stays in the file. */
  readonly refused: readonly ReportLine[];
  /** What is left out when it runs. */
  readonly leftOut: readonly ReportLine[];
  /** What is not on the drawing. */
  readonly undrawn: readonly UndrawnPart[];
}

export interface ReportLine {
  readonly elementId: string | null;
  readonly message: string;
}

/** The file cannot be read at all; why. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  constructor(readonly reasons: readonly string[]) {
    super(`Expected a file that can be read, but: ${reasons.join('; ')}`);
  }
}

/** Reads a file of this or another tool (Camunda 7 and 8, Flowable, Activiti). Throws UnreadableFile. */
export async function readForeign(xml: string): Promise<ImportReport> {
  // the sentences for what is wrong are the server's
  const { problems: said } = await checkDefinition({ bpmn: xml });
  try {
    const { xml: own, problems } = await toOwnDialect(xml);
    const lines = (severity: 'error' | 'warning'): ReportLine[] =>
      problems
        .filter((problem) => problem.severity === severity)
        .map((problem) => ({ elementId: problem.elementId, message: sentenceOf(problem, said) }));
    const read = new Map<string, number>();
    for (const { type } of await drawnElements(own)) read.set(type, (read.get(type) ?? 0) + 1);
    const changed = await compareDrawings(xml, own);
    const undrawn = await undrawnParts(own, new BpmnModdle({ xiaowu: xiaowuModdle }));
    return { xml: own, read, changed, undrawn, refused: lines('error'), leftOut: lines('warning') };
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    throw new UnreadableFile(error.problems.slice(0, 3).map((problem) => sentenceOf(problem, said)));
  }
}
