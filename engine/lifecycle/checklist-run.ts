import { createMachine } from 'xstate';

/** One use of a checklist: filled, handed in, reviewed, closed. */
export const checklistRunChart = createMachine({
  id: 'checklist-run',
  initial: 'open',
  states: {
    open: { on: { begin: 'inProgress', cancel: 'cancelled' } },
    inProgress: { on: { submit: 'submitted', cancel: 'cancelled' } },
    submitted: { on: { accept: 'accepted', 'send-back': 'inProgress', cancel: 'cancelled' } },
    accepted: { on: { reopen: 'inProgress' } },
    cancelled: {},
  },
});
