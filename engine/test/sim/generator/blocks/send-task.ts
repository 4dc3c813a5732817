import { pass, work } from '../../oracle/meanings.ts';
import { leaf } from './leaf.ts';

export const sendTask = leaf('send-task', [2], ({ with: [byWorker] }, pen) => {
  const name = pen.id('name');
  pen.root(`<message id="m-${name}" name="${name}"/>`);
  const message = `messageRef="m-${name}"`;
  if (!byWorker) return { tag: 'sendTask', attributes: message, means: pass };
  const attributes = `${message} ld:jobType="send"`;
  return { tag: 'sendTask', attributes, means: (id) => work('job', id) };
});
