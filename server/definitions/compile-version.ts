import { mainProcess, readDecisions, type DecisionFile, type Decisions } from '@xiaowu/engine';
import type { PrintTemplate } from '../contract/definitions.js';
import { formSchema } from '../contract/forms.js';
import { itemData } from '../contract/items.js';
import { compileApart } from './definition-threads.js';
import type { CompiledDefinition } from './compiled-definition.js';

/** A row of `definition_version`. */
export interface VersionRow {
  readonly definition_key: string;
  readonly version: number;
  readonly bpmn: string;
  readonly form: string;
  readonly item: string;
  readonly print: string;
  /** PrintTemplate[] as JSON. */
  readonly print_templates: string | null;
  readonly trials: string | null;
  /** DecisionFile[] as JSON. */
  readonly decisions: string | null;
}

export async function compileVersion(row: VersionRow): Promise<CompiledDefinition> {
  const { processes } = await compileApart(row.bpmn);
  const process = mainProcess({ processes });
  if (process === null) throw new Error('Expected an executable process, but the version has none.');
  return {
    key: row.definition_key,
    version: row.version,
    processes,
    process,
    form: formSchema.parse(JSON.parse(row.form)),
    item: itemData.parse(JSON.parse(row.item)),
    print: row.print,
    printTemplates: row.print_templates === null ? [] : (JSON.parse(row.print_templates) as PrintTemplate[]),
    decisions: await decisionsOf(row.decisions),
  };
}

async function decisionsOf(files: string | null): Promise<Decisions> {
  if (files === null) return new Map();
  return (await readDecisions(JSON.parse(files) as DecisionFile[])).decisions;
}
