import { createMachine } from 'xstate';

/** 督办单: opened by a supervisor, acknowledged and answered by the unit, judged, closed. */
export const supervisionOrderChart = createMachine({
  id: 'supervision-order',
  initial: 'opened',
  states: {
    opened: {
      on: { acknowledge: 'acknowledged', report: 'reported', urge: 'opened', close: 'closed' },
    },
    acknowledged: { on: { report: 'reported', urge: 'acknowledged', close: 'closed' } },
    reported: { on: { accept: 'accepted', 'send-back': 'sentBack', close: 'closed' } },
    sentBack: {
      on: { acknowledge: 'acknowledged', report: 'reported', urge: 'sentBack', close: 'closed' },
    },
    accepted: { on: { close: 'closed' } },
    closed: {},
  },
});
