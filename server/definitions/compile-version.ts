import { compile, type Process } from '@xiaowu/engine';
import { formSchema } from '../contract/forms.js';
import { itemData } from '../contract/items.js';
import type { CompiledDefinition } from './compiled-definition.js';

/** A row of `definition_version`. */
export interface VersionRow {
  readonly definition_key: string;
  readonly version: number;
  readonly bpmn: string;
  readonly form: string;
  readonly item: string;
  readonly print: string;
  readonly trials: string | null;
}

export async function compileVersion(row: VersionRow): Promise<CompiledDefinition> {
  return {
    key: row.definition_key,
    version: row.version,
    process: onlyProcess((await compile(row.bpmn)).processes),
    form: formSchema.parse(JSON.parse(row.form)),
    item: itemData.parse(JSON.parse(row.item)),
    print: row.print,
  };
}

function onlyProcess(processes: readonly Process[]): Process {
  const [process] = processes;
  if (!process || processes.length > 1)
    throw new Error(`Expected one executable process, but the version has ${processes.length}.`);
  return process;
}
