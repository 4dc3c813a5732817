import type { Trigger } from '../block.ts';
import { subscribe } from './subscribe.ts';

export const message: Trigger = {
  name: 'message',
  places: ['catch', 'boundary', 'start', 'throw', 'end'],
  draw(pen, name) {
    pen.root(`<message id="m-${name}" name="${name}"/>`);
    return `<messageEventDefinition messageRef="m-${name}"/>`;
  },
  listen: () => subscribe('subscription'),
  throw: () => (_at, then) => then(),
};
