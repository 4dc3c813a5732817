import { pass } from '../../oracle/meanings.ts';
import { leaf } from './leaf.ts';

export const manualTask = leaf('manual-task', [], () => ({ tag: 'manualTask', means: pass }));
