import { createMachine } from 'xstate';

/** Work for a machine. `available` waits for a worker, `leased` is being done; at least once. */
export const jobChart = createMachine({
  id: 'job',
  initial: 'available',
  states: {
    available: { on: { lease: 'leased', cancel: 'cancelled' } },
    leased: {
      on: {
        complete: 'completed',
        retry: 'available',
        'lease-lost': 'available',
        'raise-error': 'failed',
        exhaust: 'exhausted',
        cancel: 'cancelled',
      },
    },
    exhausted: { on: { 'grant-retries': 'available', cancel: 'cancelled' } },
    completed: {},
    failed: {},
    cancelled: {},
  },
});
