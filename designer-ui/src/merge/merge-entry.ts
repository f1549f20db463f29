import type { DefinitionContent } from '@xiaowu/server/contract/definitions';

/** Whose of two contents that began at the same one. */
export type Side = 'theirs' | 'mine';

/** The three contents: what both began with, what the server has now, what is open here. */
export interface Three<T> {
  readonly base: T;
  readonly theirs: T;
  readonly mine: T;
}

export type MergeContent = Pick<
  DefinitionContent,
  'bpmn' | 'form' | 'item' | 'print' | 'printTemplates' | 'trials' | 'decisions'
>;

export type MergePart = 'drawing' | 'form' | 'item' | 'print' | 'trials' | 'decisions';

/** What somebody did to it since. */
export type MergeKind = 'added' | 'removed' | 'changed';

export interface MergeValue {
  readonly path: string;
  readonly base: string | null;
  readonly theirs: string | null;
  readonly mine: string | null;
}

/** One thing of the definition that is not the same in both: taken as a whole from one of them. */
export interface MergeEntry {
  readonly part: MergePart;
  /** Unique in its part: id of the element, `field:amount`, a name … */
  readonly id: string;
  readonly label: string;
  /** Type of an element of the drawing. */
  readonly type: string | null;
  /** null: not touched by this side. */
  readonly theirs: MergeKind | null;
  readonly mine: MergeKind | null;
  /** Values that differ between the two, where both have it. */
  readonly values: readonly MergeValue[];
}

export type Choices = ReadonlyMap<string, Side>;

export const entryKey = ({ part, id }: Pick<MergeEntry, 'part' | 'id'>): string => `${part} ${id}`;

/** Both changed it, and not in the same way: a person has to say which. */
export const isConflict = ({ theirs, mine }: MergeEntry): boolean => theirs !== null && mine !== null;

/** What only one of them changed is taken from that one. */
export const naturalSide = (entry: MergeEntry): Side | null =>
  isConflict(entry) ? null : entry.mine === null ? 'theirs' : 'mine';
