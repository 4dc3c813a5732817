import { scoped } from '../../oracle/meanings.ts';
import { type Awaited, enter } from '../../oracle/place.ts';
import type { Block } from '../block.ts';

/** People begin what they like, in any order, until somebody says that it is done. */
export const adHocSubProcess: Block = {
  name: 'ad-hoc-sub-process',
  holds: [1, 3],
  settings: [2, 2],
  make({ inner, with: [inTurn = 0, waits = 0] }, pen) {
    const id = pen.id('in');
    const all = inner.map((tree) => pen.asActivity(pen.place(tree)));
    const ordering = inTurn === 1 ? 'Sequential' : 'Parallel';
    const attributes = `ordering="${ordering}" cancelRemainingInstances="${waits === 0}"`;
    const content = pen.siblings(all.map(({ activity }) => activity('')));
    const activity = (more: string): string =>
      `<adHocSubProcess id="${id}" ${attributes}>${more}${content}</adHocSubProcess>`;
    const means = scoped(id, (at, then) => {
      const own = at.scope;
      const wait: Awaited = {
        kind: 'choice',
        element: id,
        options: () => [
          ...all
            .filter(() => inTurn === 0 || own.threads === 1)
            .map(({ first }) => ({ do: 'begin' as const, element: first })),
          { do: 'finish' },
        ],
        decide(decision) {
          const chosen = all.find(({ first }) => first === decision.element);
          if (decision.do === 'begin' && chosen) return own.spawn(chosen.means);
          own.forget(wait);
          if (waits === 1) return then();
          own.clear();
          enter(
            (_here, out) => out(),
            own,
            () => own.settle(),
          );
        },
      };
      own.await(wait);
    });
    return { xml: [activity('')], first: id, last: id, means, activity };
  },
};
