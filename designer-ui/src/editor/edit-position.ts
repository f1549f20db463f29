/** Where the command stack stands, and where it stood when the drawing was last saved (null: that point is gone). */
export interface EditPosition {
  at: number;
  savedAt: number | null;
}

export type StackTrigger = 'execute' | 'undo' | 'redo' | 'clear';

export const startPosition: EditPosition = { at: 0, savedAt: 0 };

/** Undoing back to the saved point makes the drawing clean again; a new edit before it makes that impossible. */
export function move({ at, savedAt }: EditPosition, trigger: StackTrigger): EditPosition {
  if (trigger === 'clear') return startPosition;
  if (trigger === 'undo') return { at: at - 1, savedAt };
  const isGone = trigger === 'execute' && savedAt !== null && savedAt > at;
  return { at: at + 1, savedAt: isGone ? null : savedAt };
}

export const isDirty = ({ at, savedAt }: EditPosition): boolean => at !== savedAt;
