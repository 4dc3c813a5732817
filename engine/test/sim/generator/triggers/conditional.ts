import type { Trigger } from '../block.ts';
import { condition } from '../pen.ts';

export const conditional: Trigger = {
  name: 'conditional',
  places: ['catch', 'boundary', 'start'],
  draw(pen, name) {
    pen.variables.set(name, false);
    const inside = condition('condition', `${name} = true`);
    return `<conditionalEventDefinition>${inside}</conditionalEventDefinition>`;
  },
  listen: (name) => (at, element, stays, heard) => {
    const wait = {
      kind: 'condition' as const,
      element,
      variable: name,
      options: () => [],
      decide() {
        if (!stays) at.forget(wait);
        heard();
      },
    };
    at.await(wait);
    if (at.world.holds.has(name)) wait.decide();
  },
};
