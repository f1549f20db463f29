import { variableExpression } from '../expression.js';
import { type DataObjects, isDrawing, objectOf } from './data-objects.js';
import type { Mapping } from './data-mapping.js';
import { idOf, isA, many, type ModdleElement, one, text } from './moddle-element.js';
import type { Reading } from './reading.js';

/** The variable that an item-aware element is; null (with a problem) when it is none. */
export function variableOf(item: ModdleElement, { names }: DataObjects, reading: Reading): string | null {
  const object = objectOf(item);
  if (object) return names.get(idOf(object) ?? '') ?? text(object, 'name') ?? idOf(object);
  if (['bpmn:Property', 'bpmn:DataInput', 'bpmn:DataOutput'].some((type) => isA(item, type))) {
    return text(item, 'name') ?? idOf(item);
  }
  reading.error('data.notVariable', item, { type: item.$type });
  return null;
}

/** Reads a data association as mappings; one that only draws where data goes has none and is told as a warning. */
export function readAssociation(association: ModdleElement, data: DataObjects, reading: Reading): Mapping[] {
  const target = one(association, 'targetRef');
  const sources = many(association, 'sourceRef');
  const transformation = one(association, 'transformation');
  const assignments = many(association, 'assignment');
  if (target === null || isDrawing(association)) {
    reading.problems.warning('data.onlyDrawn', idOf(association));
    return [];
  }
  const variable = variableOf(target, data, reading);
  const names = sources.map((source) => variableOf(source, data, reading));
  if (variable === null || names.includes(null)) return [];
  const parts = assignments.map((each) => readAssignment(each, variable, reading));
  if (transformation) return [{ variable, expression: reading.elementExpression(transformation) }, ...parts];
  const [source, ...more] = names;
  if (more.length > 0) reading.error('data.transformationMissing', association);
  return source == null || parts.length > 0 ? parts : [{ variable, expression: variableExpression(source) }];
}

function readAssignment(assignment: ModdleElement, variable: string, reading: Reading): Mapping {
  const [from, to] = [one(assignment, 'from'), one(assignment, 'to')];
  const written = (to && text(to, 'body')?.trim()) ?? '';
  const isPath = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(written);
  const [root, ...path] = written.split('.');
  if (written !== variable && (!isPath || root !== variable)) {
    reading.error('data.assignmentTarget', assignment, { to: written, target: variable });
  }
  const expression = from ? reading.elementExpression(from) : reading.expression(assignment, '');
  return { variable, expression, ...(written !== variable && { path }) };
}
