import type { Process } from '../definition/graph.js';
import type { Problem } from '../definition/problem.js';
import { inputReads } from '../definition/input-variables.js';
import { mayBeItemKey } from '../expression.js';
import { nodesOf, warning } from '../definition/rules/rule.js';

/**
 * Names of form fields in the process that the form does not have. `fields` holds keys of fields (`amount`) and of
 * columns of detail tables (`goods.name`); inside a filter a column may stand without its table. What an
 * expression reads may be another name where anything may be brought.
 */
export function unknownFields(process: Process, fields: readonly string[], isBroughtAnything: boolean): Problem[] {
  const keys = new Set(fields);
  const columns = new Map<string, string[]>();
  for (const [table, column] of fields.map((key) => key.split('.', 2)))
    if (table !== undefined && column !== undefined) columns.set(table, [...(columns.get(table) ?? []), column]);
  /** A list that is not the form's may hold anything; a field that is no table has no items. */
  const columnsOf = (list: string) => columns.get(list) ?? (keys.has(list) ? [] : undefined);
  const isColumn = (source: string, name: string) => mayBeItemKey(source, name, columnsOf);
  const inExpressions = new Map(
    (isBroughtAnything ? [] : inputReads(process))
      .filter(({ variable, source }) => !keys.has(variable) && !isColumn(source, variable))
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
