import type { Listen } from '../../oracle/meanings.ts';
import type { Awaited } from '../../oracle/place.ts';

/** Something from outside is waited for, once or as often as it comes. */
export const subscribe =
  (kind: 'subscription' | 'timer'): Listen =>
  (at, element, stays, heard) => {
    const wait: Awaited = {
      kind,
      element,
      options: () => [{ do: 'go-on' }],
      decide() {
        if (!stays) at.forget(wait);
        heard();
      },
    };
    at.await(wait);
  };
