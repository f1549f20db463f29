import { BpmnModdle, type ImportWarning } from 'bpmn-moddle';
import { isA, type ModdleElement, nearestId } from './moddle-element.js';
import type { ProblemList } from './problem-list.js';
import { type ModdlePackage, xiaowuModdle } from './xiaowu-moddle.js';

// Everything as text: moddle would turn "yes" into false and "many" into NaN without a word.
const asText: ModdlePackage = {
  ...xiaowuModdle,
  types: xiaowuModdle.types.map((type) => ({
    ...type,
    properties: type.properties.map((property) => ({ ...property, type: 'String' })),
  })),
};

/** Reads the XML. Whatever the import leaves out is an error: an element that was dropped must not go unnoticed. */
export async function importXml(xml: string, problems: ProblemList): Promise<ModdleElement | null> {
  try {
    const { rootElement, warnings } = await new BpmnModdle({ xiaowu: asText }).fromXML(xml);
    for (const warning of warnings) reportWarning(warning, xml, problems);
    if (isA(rootElement, 'bpmn:Definitions')) return rootElement;
    problems.error('xml.notBpmn', null);
  } catch (error) {
    for (const warning of warningsOf(error)) reportWarning(warning, xml, problems);
    problems.error('xml.notBpmn', null, { message: error instanceof Error ? firstLine(error.message) : String(error) });
  }
  return null;
}

function warningsOf(error: unknown): readonly ImportWarning[] {
  const warnings = typeof error === 'object' && error !== null && 'warnings' in error ? error.warnings : null;
  return Array.isArray(warnings) ? warnings : [];
}

function reportWarning({ message, element, property, value }: ImportWarning, xml: string, problems: ProblemList): void {
  const id = /(duplicate|illegal) ID <([^>]*)>/.exec(message);
  if (id?.[1] === 'duplicate') return problems.error('id.duplicate', id[2] ?? null, {});
  if (id?.[1] === 'illegal') return problems.error('id.invalid', id[2] ?? null, {});
  const elementId = nearestId(element);
  const name = property?.replace(/^bpmn:/, '') ?? '';
  if (message.startsWith('unresolved reference')) {
    return problems.error('reference.unresolved', elementId, { name, id: value ?? '' });
  }
  if (message.startsWith('unknown attribute')) {
    return problems.error('attribute.unknown', elementId, { name, value: value ?? '' });
  }
  problems.error('xml.unparsable', elementId ?? elementIdAt(xml, message), { message: firstLine(message) });
}

/** Id of the tag that a message of the reader points at; null when that tag has none. */
function elementIdAt(xml: string, message: string): string | null {
  const [, line, column] = /line: (\d+)\s+column: (\d+)/.exec(message) ?? [];
  if (line === undefined || column === undefined) return null;
  const lines = xml.split('\n');
  const offset = lines.slice(0, Number(line)).reduce((sum, each) => sum + each.length + 1, Number(column));
  const tag = xml.slice(offset, xml.indexOf('>', offset) + 1);
  return /\sid\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? null;
}

const firstLine = (message: string): string => (message.split('\n')[0] ?? '').slice(0, 200);
