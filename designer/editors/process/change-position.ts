/** Where the command stack stands, and where it stood when the draft was saved. */
export interface ChangePosition {
  readonly index: number;
  /** null once what was saved can no longer be reached by undoing and redoing. */
  readonly saved: number | null;
  /** Grows with each change, so that views read the model again. */
  readonly change: number;
}

export const beginning: ChangePosition = { index: 0, saved: 0, change: 0 };

export type StackChange = 'execute' | 'undo' | 'redo' | 'clear' | undefined;

/** The position behind a change. A new command after undoing forgets what was undone. */
export function moved(position: ChangePosition, trigger: StackChange): ChangePosition {
  const change = position.change + 1;
  if (trigger === 'undo') return { ...position, change, index: position.index - 1 };
  if (trigger === 'redo') return { ...position, change, index: position.index + 1 };
  if (trigger === 'clear') return { ...position, change };
  const lost = position.saved !== null && position.saved > position.index;
  return { index: position.index + 1, saved: lost ? null : position.saved, change };
}

export const isDirty = ({ index, saved }: ChangePosition): boolean => index !== saved;
