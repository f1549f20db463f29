import type { Process } from '@xiaowu/engine';
import type { PrintTemplate } from '../contract/definitions.js';
import type { FormSchema } from '../contract/forms.js';
import type { ItemData } from '../contract/items.js';
import type { Decisions } from '../decision-tables/decision.js';

/** One published version, ready to run. Shared by all cases of the version: never change it. */
export interface CompiledDefinition {
  readonly key: string;
  readonly version: number;
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
