import { type EditPosition, isDirty, move, startPosition, type StackTrigger } from './edit-position';

const after = (start: EditPosition, ...triggers: StackTrigger[]) => triggers.reduce(move, start);

describe('what is not saved yet', () => {
  it('is nothing after undoing everything', () => {
    expect(isDirty(after(startPosition, 'execute', 'execute'))).toBe(true);
    expect(isDirty(after(startPosition, 'execute', 'execute', 'undo', 'undo'))).toBe(false);
  });

  it('is something after undoing what was saved', () => {
    const saved = { at: 2, savedAt: 2 };
    expect(isDirty(after(saved, 'undo'))).toBe(true);
    expect(isDirty(after(saved, 'undo', 'redo'))).toBe(false);
  });

  it('stays something when a new edit replaces the saved one', () => {
    const saved = { at: 2, savedAt: 2 };
    expect(isDirty(after(saved, 'undo', 'execute'))).toBe(true);
    expect(isDirty(after(saved, 'undo', 'execute', 'undo', 'redo'))).toBe(true);
  });
});
