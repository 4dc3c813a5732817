import type { Trigger } from '../block.ts';

/** The token goes on at the catching event of the same name. */
export const link: Trigger = {
  name: 'link',
  places: [],
  draw: (_pen, name) => `<linkEventDefinition name="${name}"/>`,
};
