import { pass, sequence } from '../../oracle/meanings.ts';
import type { Block } from '../block.ts';

/** A jump from one event to another of the same name. */
export const link: Block = {
  name: 'link',
  holds: [0, 0],
  settings: [],
  make(_tree, pen) {
    const [from, to, name] = [pen.id('from'), pen.id('to'), pen.id('name')];
    const drawn = `<linkEventDefinition name="${name}"/>`;
    return {
      xml: [
        `<intermediateThrowEvent id="${from}">${drawn}</intermediateThrowEvent>`,
        `<intermediateCatchEvent id="${to}">${drawn}</intermediateCatchEvent>`,
      ],
      first: from,
      last: to,
      means: sequence(pass(from), pass(to)),
    };
  },
};
