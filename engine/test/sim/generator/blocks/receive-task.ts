import { ask } from '../../oracle/meanings.ts';
import { leaf } from './leaf.ts';

export const receiveTask = leaf('receive-task', [], (_tree, pen) => {
  const name = pen.id('name');
  pen.root(`<message id="m-${name}" name="${name}"/>`);
  return {
    tag: 'receiveTask',
    attributes: `messageRef="m-${name}"`,
    means: (element) => (at, then) => ask(at, { kind: 'subscription', element }, () => then()),
  };
});
