import type { DecisionFile } from '../decisions/dmn-file';
import type { DecisionResults } from '../expressions/known-names';
import type { FormSchema } from '@xiaowu/server/contract/forms';
import type { ItemData } from '@xiaowu/server/contract/items';
import { inject, type InjectionKey, provide, type Ref } from 'vue';
import type { PrintEditing } from '../printing/use-print-editing';
import type { DiagramState } from './use-diagram';
import type { TrialRun } from '@xiaowu/server/contract/trials';
import type { Problem } from '@xiaowu/server/contract/definitions';

/** What the parts of the editor share. */
export interface EditorContext {
  definitionKey: string;
  diagram: DiagramState;
  form: Readonly<Ref<FormSchema>>;
  /** 基本信息. */
  item: Ref<ItemData>;
  /** The print pages. */
  printing: PrintEditing;
  /** What is changed in several parts by `work` is one step of undo. */
  together: (work: () => void) => void;
  /** DMN files of the business rule tasks. */
  decisions: Ref<readonly DecisionFile[]>;
  /** The runs that are kept as tests. */
  trials: Ref<readonly TrialRun[]>;
  /** What they give; null until they are read. */
  decisionResults: Readonly<Ref<DecisionResults | null>>;
  /** An older version, or a phone: nothing can be changed. */
  isReadonly: Readonly<Ref<boolean>>;
  problems: Readonly<Ref<readonly Problem[]>>;
}

const key: InjectionKey<EditorContext> = Symbol('editor');

export const provideEditor = (context: EditorContext): void => provide(key, context);

export function useEditor(): EditorContext {
  const context = inject(key);
  if (!context) throw new Error('Expected to be inside the editor page, but nothing was provided');
  return context;
}
