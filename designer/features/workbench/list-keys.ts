import { type RefObject, useEffect } from 'react';
import { rowAway } from './selection.ts';

type Keys = {
  readonly list: RefObject<HTMLElement | null>;
  readonly ids: readonly string[];
  readonly open: string | null;
  readonly onClaim: (id: string) => void;
};

const rowOf = (element: Element | null): string | null =>
  element instanceof HTMLElement ? (element.dataset.row ?? null) : null;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
  );
}

/** `J` and `K` move between rows, `C` claims; `Enter` is the row's own, being a button. */
export function useListKeys({ list, ids, open, onClaim }: Keys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const current = rowOf(document.activeElement) ?? open;
      const key = event.key.toLowerCase();
      if (key === 'j' || key === 'k') {
        const next = rowAway(ids, current, key === 'j' ? 1 : -1);
        list.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
      } else if (key === 'c' && current !== null && ids.includes(current)) {
        onClaim(current);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [list, ids, open, onClaim]);
}
