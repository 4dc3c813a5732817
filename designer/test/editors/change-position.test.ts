import { describe, expect, it } from 'vitest';
import {
  beginning,
  type ChangePosition,
  isDirty,
  moved,
  type StackChange,
} from '../../editors/process/change-position.ts';

const after = (from: ChangePosition, ...changes: StackChange[]) => changes.reduce(moved, from);

describe('position of the command stack', () => {
  it('is clean again when a change is undone', () => {
    expect(isDirty(after(beginning, 'execute'))).toBe(true);
    expect(isDirty(after(beginning, 'execute', 'undo'))).toBe(false);
    expect(isDirty(after(beginning, 'execute', 'undo', 'redo'))).toBe(true);
  });

  it('stays dirty when what was saved can no longer be reached', () => {
    const saved = { ...after(beginning, 'execute', 'execute'), saved: 2 };
    expect(isDirty(saved)).toBe(false);
    expect(isDirty(after(saved, 'undo', 'redo'))).toBe(false);
    expect(isDirty(after(saved, 'undo', 'execute'))).toBe(true);
  });

  it('counts every change, so that views read the model again', () => {
    expect(after(beginning, 'execute', 'undo', 'redo').change).toBe(3);
  });
});
