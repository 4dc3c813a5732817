import { createMachine } from 'xstate';

/** Something that a person must repair before an element instance can go on. */
export const incidentChart = createMachine({
  id: 'incident',
  initial: 'open',
  states: {
    open: { on: { acknowledge: 'acknowledged', resolve: 'resolved', clear: 'cleared' } },
    acknowledged: { on: { resolve: 'resolved', clear: 'cleared' } },
    resolved: {},
    /** Its element instance ended without a repair. */
    cleared: {},
  },
});
