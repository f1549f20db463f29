import type { CompiledDefinition } from '../definitions/compiled-definition.js';
import type { FormData } from '../contract/forms.js';
import type { FormRights } from './form-rights.js';

/** What somebody sends for a form at one step. */
export interface FormWrite {
  readonly definition: Pick<CompiledDefinition, 'key' | 'version' | 'form'>;
  readonly rights: FormRights;
  /** May be partial: a field that is not named stays as it is; null, '' and [] empty it. */
  readonly data: FormData;
  /** False for drafts: types are checked, but nothing is required, and what is half typed or beyond a limit is kept. */
  readonly complete: boolean;
  /** Of what is not complete: limits count all the same. */
  readonly limited?: boolean;
  /** Who writes: new attachments must be this person's uploads. */
  readonly personId: string;
  /** Whose department and groups the choices of `reviewer` fields depend on. */
  readonly applicantId: string;
}

/** What may be stored. */
export interface AcceptedData {
  /** The whole document after the write, with what this step cannot see. */
  readonly data: FormData;
  /** Changed fields, for 字段留痕; empty when nothing changed. */
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
}
