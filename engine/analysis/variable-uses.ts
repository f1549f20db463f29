import type { Process } from '../definition/graph.js';
import { variableReads, variablesWritten } from '../definition/input-variables.js';

/** A variable of a process, with the elements that write and that read it. Forms are not among them. */
export interface VariableUse {
  readonly variable: string;
  /** Ids, in the order of the file; empty = it has to be handed in. */
  readonly writtenBy: readonly string[];
  readonly readBy: readonly string[];
}

/**
 * Every variable that elements of the process write, or read without its being their own (item of a multi-instance,
 * input mapping), by name.
 */
export function variableUses(process: Process): VariableUse[] {
  const uses = new Map<string, { writtenBy: Set<string>; readBy: Set<string> }>();
  const useOf = (variable: string) => {
    const known = uses.get(variable) ?? { writtenBy: new Set<string>(), readBy: new Set<string>() };
    uses.set(variable, known);
    return known;
  };
  for (const node of Object.values(process.nodes)) {
    for (const variable of variablesWritten(node)) useOf(variable).writtenBy.add(node.id);
    // What a called process or decision gets as a whole is not known here.
    const rules = node.kind === 'userTask' ? node.approval.approvers : [];
    for (const { kind, value, departmentField } of rules) {
      if (kind === 'field' && value !== undefined) useOf(value).readBy.add(node.id);
      if (departmentField !== undefined) useOf(departmentField).readBy.add(node.id);
    }
  }
  for (const { elementId, variable } of variableReads(process)) useOf(variable).readBy.add(elementId);
  for (const variable of process.locals) useOf(variable);
  return [...uses].map(([variable, { writtenBy, readBy }]) => ({
    variable,
    writtenBy: [...writtenBy],
    readBy: [...readBy],
  }));
}
