import { pass } from '../../oracle/meanings.ts';
import { leaf } from './leaf.ts';

export const abstractTask = leaf('abstract-task', [], () => ({ tag: 'task', means: pass }));
