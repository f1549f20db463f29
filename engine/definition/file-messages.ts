import type { ModdleElement } from './moddle-element.js';

/** FEEL that tells messages of one name apart, as the file writes it. */
export interface WrittenKey {
  /** Where it stands, for problems. */
  readonly element: ModdleElement;
  readonly source: string;
}

/** What the collaborations of a file say about messages. */
export interface FileMessages {
  /** The message that message flows at this node carry; null = they name none. */
  ofFlowsAt(node: ModdleElement): ModdleElement | null;
  /** The key of a message that a node sends or waits for; null = none. */
  keyOf(message: ModdleElement, node: ModdleElement | undefined): WrittenKey | null;
}

/** Those of a file without collaboration. */
export const noFileMessages: FileMessages = { ofFlowsAt: () => null, keyOf: () => null };
