import type { Trigger } from '../block.ts';

export const escalation: Trigger = {
  name: 'escalation',
  places: ['boundary', 'start', 'throw', 'end'],
  draw(pen, name) {
    pen.root(`<escalation id="c-${name}" escalationCode="c1"/>`);
    return `<escalationEventDefinition escalationRef="c-${name}"/>`;
  },
  listen: () => (at, _element, _stays, heard) => {
    at.catchers.push({ name: 'escalation', code: 'c1', heard });
  },
  throw: () => (at, then) => {
    at.throw('escalation', 'c1');
    then();
  },
};
