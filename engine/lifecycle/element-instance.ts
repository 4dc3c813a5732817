import { createMachine } from 'xstate';

/**
 * The life-cycle of an activity, BPMN 2.0 13.3.2, figure 13.2. Events and gateways walk the short
 * way ready, active, completing, completed. `completing` is where an incident holds an activity
 * whose outputs or flows could not be worked out; `retry` goes back to it.
 */
export const elementInstanceChart = createMachine({
  id: 'element-instance',
  initial: 'inactive',
  states: {
    inactive: { on: { arrive: 'ready' } },
    ready: { on: { activate: 'active', withdraw: 'withdrawn', terminate: 'terminating' } },
    active: {
      on: {
        complete: 'completing',
        fail: 'failing',
        terminate: 'terminating',
        withdraw: 'withdrawn',
      },
    },
    completing: {
      on: { finish: 'completed', retry: 'completing', terminate: 'terminating', fail: 'failing' },
    },
    completed: { on: { compensate: 'compensating', close: 'closed' } },
    failing: { on: { finish: 'failed', terminate: 'terminating' } },
    // A cancelled transaction is terminating until all in it is compensated.
    terminating: { on: { finish: 'terminated', terminate: 'terminating' } },
    compensating: {
      on: { finish: 'compensated', fail: 'failing', terminate: 'terminating' },
    },
    compensated: { on: { close: 'closed' } },
    failed: { on: { close: 'closed' } },
    terminated: { on: { close: 'closed' } },
    withdrawn: { on: { close: 'closed' } },
    closed: {},
  },
});
