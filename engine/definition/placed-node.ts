import type { ModdleElement } from './moddle-element.js';

/** A flow node of the file and where it stands. */
export interface PlacedNode {
  readonly element: ModdleElement;
  readonly id: string;
  /** Process id or id of the sub-process around it. */
  readonly scopeId: string;
  readonly incoming: string[];
  readonly outgoing: string[];
  /** Ids of the boundary events on it. */
  readonly boundaryEvents: string[];
  /** Ids of the start events directly in it, or of the one that stands for them. */
  readonly startEvents: string[];
  /** Ids of the event sub-processes directly in it. */
  readonly eventSubProcesses: string[];
  /** Ids of what associations lead to from it. */
  readonly associated: string[];
}

/** A sequence flow of the file; an end is '' when it is no flow node. */
export interface PlacedFlow {
  readonly element: ModdleElement;
  readonly id: string;
  readonly scopeId: string;
  readonly sourceId: string;
  readonly targetId: string;
}
