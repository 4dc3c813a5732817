import { work } from '../../oracle/meanings.ts';
import { leaf } from './leaf.ts';

export const serviceTask = leaf('service-task', [], () => ({
  tag: 'serviceTask',
  means: (id) => work('job', id),
}));
