import { BpmnModdle, type ImportContext, type ImportWarning, type RootHandler } from 'bpmn-moddle';
import { giveFlowIds } from './flow-ids.js';
import { isA, type ModdleElement, nearestId } from './moddle-element.js';
import type { ProblemList } from './problem-list.js';
import { resolveReference } from './resolve-reference.js';
import { tidyXml } from './tidy-xml.js';
import { type ModdlePackage, xiaowuModdle } from './xiaowu-moddle.js';

/** The reader looks for the line of everything it cannot read from the start of the file: many would take minutes. */
const maxUnparsable = 200;

// Every attribute as text: moddle would turn "yes" into false and "many" into NaN without a word.
const asText: ModdlePackage = {
  ...xiaowuModdle,
  types: xiaowuModdle.types.map((type) => ({
    ...type,
    properties: type.properties.map((property) => (property.xml ? property : { ...property, type: 'String' })),
  })),
};

/** A reader and writer that keeps every attribute of ours as it is written. */
export const textModdle = new BpmnModdle({ xiaowu: asText });

/** Reads the XML. Whatever the import leaves out is an error: an element that was dropped must not go unnoticed. */
export async function importXml(xml: string, problems: ProblemList): Promise<ModdleElement | null> {
  const report = warningReporter(xml, problems);
  try {
    const { rootElement, warnings, elementsById } = await textModdle.fromXML(tidyXml(xml), {
      handler: stoppingHandler,
    });
    const isFile = isA(rootElement, 'bpmn:Definitions');
    const elements = new Map(Object.entries(elementsById));
    warnings.filter((warning) => !isFile || !resolveReference(rootElement, elements, warning)).forEach(report);
    if (isFile) {
      giveFlowIds(rootElement, elements);
      return rootElement;
    }
    problems.error('xml.notBpmn', null);
  } catch (error) {
    warningsOf(error).forEach(report);
    if (error instanceof TooManyWarnings) problems.error('xml.tooManyProblems', null, { count: maxUnparsable });
    else problems.error('xml.notBpmn', null, { message: firstLine(String(error)) });
  }
  return null;
}

class TooManyWarnings extends Error {
  override readonly name = 'TooManyWarnings';
}

/** Takes the place of the reader's `handler`, the one way to get at its context, where it collects warnings. */
function stoppingHandler(this: object, type: string): RootHandler {
  const { handler } = Object.getPrototypeOf(this) as { handler(this: object, type: string): RootHandler };
  const root = handler.call(this, type);
  let context: ImportContext | undefined;
  Object.defineProperty(root, 'context', {
    get: () => context,
    set(given: ImportContext) {
      const { addWarning } = given;
      let unparsable = 0;
      given.addWarning = (warning) => {
        if (warning.error !== undefined) unparsable += 1;
        if (unparsable > maxUnparsable) throw new TooManyWarnings();
        addWarning.call(given, warning);
      };
      context = given;
    },
  });
  return root;
}

function warningsOf(error: unknown): readonly ImportWarning[] {
  const warnings = typeof error === 'object' && error !== null && 'warnings' in error ? error.warnings : null;
  return Array.isArray(warnings) ? warnings : [];
}

function warningReporter(xml: string, problems: ProblemList): (warning: ImportWarning) => void {
  const idAt = idFinder(xml);
  return ({ message, element, property, value }) => {
    const id = /(duplicate|illegal) ID <([^>]*)>/.exec(message);
    if (id) return problems.error(id[1] === 'duplicate' ? 'id.duplicate' : 'id.invalid', id[2] ?? null);
    const elementId = nearestId(element);
    const name = property?.replace(/^bpmn:/, '') ?? '';
    if (message.startsWith('unresolved reference')) {
      const data = { name, id: value ?? '' };
      // the drawing of something that is not there is nothing that would be executed
      const isDrawing = element?.$type.startsWith('bpmndi:') === true;
      return isDrawing
        ? problems.warning('reference.unresolved', elementId, data)
        : problems.error('reference.unresolved', elementId, data);
    }
    if (message.startsWith('unknown attribute')) {
      return problems.error('attribute.unknown', elementId, { name, value: value ?? '' });
    }
    problems.error('xml.unparsable', elementId ?? idAt(message), { message: firstLine(message) });
  };
}

/** Finds the id of the tag that a message of the reader points at by line and column; null when that tag has none. */
function idFinder(xml: string): (message: string) => string | null {
  let lineStarts: readonly number[] | undefined;
  return (message) => {
    const [, line, column] = /line: (\d+)\s+column: (\d+)/.exec(message) ?? [];
    lineStarts ??= [0, ...Array.from(xml.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
    const offset = (lineStarts[Number(line)] ?? NaN) + Number(column);
    const end = Number.isNaN(offset) ? -1 : xml.indexOf('>', offset);
    return end < 0 ? null : (/\sid\s*=\s*["']([^"']*)["']/.exec(xml.slice(offset, end))?.[1] ?? null);
  };
}

const firstLine = (message: string): string => (message.split('\n')[0] ?? '').slice(0, 200);
