import { createMachine } from 'xstate';

/** One line of a checklist run. `notApplicable` needs a reason, which the runtime asks for. */
export const checklistItemChart = createMachine({
  id: 'checklist-item',
  initial: 'open',
  states: {
    open: { on: { pass: 'passed', fail: 'failed', 'skip-item': 'notApplicable' } },
    passed: { on: { fail: 'failed', 'skip-item': 'notApplicable', reset: 'open' } },
    failed: {
      on: { pass: 'passed', 'skip-item': 'notApplicable', reset: 'open', rectify: 'rectified' },
    },
    rectified: { on: { verify: 'passed', fail: 'failed' } },
    notApplicable: { on: { pass: 'passed', fail: 'failed', reset: 'open' } },
  },
});
