import type { CompiledDefinition } from './compiled-definition.js';

/** The definition as cases of this process run by it; by the one that people start when it has no such process. */
export function withProcess(definition: CompiledDefinition, processId: string): CompiledDefinition {
  const process = definition.processes.find(({ id }) => id === processId);
  return process === undefined || process === definition.process ? definition : { ...definition, process };
}
