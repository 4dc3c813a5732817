import { work } from '../../oracle/meanings.ts';
import { leaf } from './leaf.ts';

export const userTask = leaf('user-task', [], () => ({
  tag: 'userTask',
  means: (id) => work('task', id),
}));
