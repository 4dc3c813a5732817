import { createMachine } from 'xstate';

/** A process instance as a whole. Ended instances own nothing and accept nothing. */
export const processInstanceChart = createMachine({
  id: 'process-instance',
  initial: 'active',
  states: {
    active: {
      on: { suspend: 'suspended', complete: 'completed', terminate: 'terminated', fail: 'failed' },
    },
    suspended: { on: { resume: 'active', terminate: 'terminated' } },
    completed: {},
    terminated: {},
    failed: {},
  },
});
