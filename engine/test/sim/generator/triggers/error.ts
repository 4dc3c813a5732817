import type { Trigger } from '../block.ts';

export const error: Trigger = {
  name: 'error',
  places: ['boundary', 'start', 'end'],
  interrupts: true,
  draw(pen, name) {
    pen.root(`<error id="e-${name}" errorCode="e1"/>`);
    return `<errorEventDefinition errorRef="e-${name}"/>`;
  },
  listen: () => (at, _element, _stays, heard) => {
    at.catchers.push({ name: 'error', code: 'e1', heard });
  },
  throw: () => (at) => {
    if (!at.throw('error', 'e1')) at.world.fail();
  },
};
