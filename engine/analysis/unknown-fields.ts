import type { Process } from '../definition/graph.js';
import type { Problem } from '../definition/problem.js';
import { inputReads } from '../definition/input-variables.js';
import { nodesOf, warning } from '../definition/rules/rule.js';

/**
 * Names of form fields in the process that the form does not have. `fields` holds keys of fields (`amount`) and of
 * columns of detail tables (`goods.name`); inside a filter a column may stand without its table.
 */
export function unknownFields(process: Process, fields: readonly string[]): Problem[] {
  const keys = new Set(fields);
  const columns = new Set(fields.filter((key) => key.includes('.')).map((key) => key.slice(key.indexOf('.') + 1)));
  const inExpressions = new Map(
    inputReads(process)
      .filter(({ variable }) => !keys.has(variable) && !columns.has(variable))
      .map(({ elementId, variable }) => [
        `${elementId} ${variable}`,
        warning('condition.unknownField', elementId, { field: variable }),
      ]),
  );
  const items = new Set(
    nodesOf(process).flatMap((node) =>
      'multiInstance' in node && node.multiInstance?.inputItem != null ? [node.multiInstance.inputItem] : [],
    ),
  );
  const inTasks = nodesOf(process).flatMap((node) => {
    if (node.kind !== 'userTask') return [];
    const { fieldRights, approvers } = node.approval;
    const ruleFields = approvers.flatMap(({ kind, value, departmentField }) => [
      ...(kind === 'field' && value !== undefined ? [value] : []),
      ...(departmentField !== undefined ? [departmentField] : []),
    ]);
    return [
      ...fieldRights
        .filter(({ field }) => !keys.has(field))
        .map(({ field }) => warning('fieldRight.unknownField', node.id, { field })),
      ...ruleFields
        .filter((field) => !keys.has(field) && !items.has(field))
        .map((field) => warning('approver.unknownField', node.id, { field })),
    ];
  });
  return [...inExpressions.values(), ...inTasks];
}
