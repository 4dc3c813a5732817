import { work } from '../../oracle/meanings.ts';
import { leaf } from './leaf.ts';

export const businessRuleTask = leaf('business-rule-task', [], () => ({
  tag: 'businessRuleTask',
  means: (id) => work('job', id),
}));
