import { work } from '../../oracle/meanings.ts';
import { leaf } from './leaf.ts';

/** The called process is an instance of its own: it is over when its result comes. */
export const callActivity = leaf('call-activity', [], () => ({
  tag: 'callActivity',
  attributes: 'calledElement="other"',
  means: (id) => work('call', id),
}));
