import type { Decisions, Process } from '@xiaowu/engine';
import type { PrintTemplate } from '../contract/definitions.js';
import type { FormSchema } from '../contract/forms.js';
import type { ItemData } from '../contract/items.js';

/** One published version, ready to run. Shared by all cases of the version: never change it. */
export interface CompiledDefinition {
  readonly key: string;
  readonly version: number;
  /** Every process of the file: pools that talk to each other, what call activities of it call. */
  readonly processes: readonly Process[];
  /** The one that runs: of a case its own (`withProcess`), else the one that people start. */
  readonly process: Process;
  readonly form: FormSchema;
  readonly item: ItemData;
  /** Print template (HTML), already sanitised. */
  readonly print: string;
  /** The ones beside it, already sanitised. */
  readonly printTemplates: readonly PrintTemplate[];
  /** What business rule tasks decide by. */
  readonly decisions: Decisions;
}
