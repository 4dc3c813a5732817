import { createMachine } from 'xstate';

/**
 * A user task, after WS-HumanTask 1.1 section 4.10: `ready` is offered to candidates, `reserved`
 * has an assignee, `inProgress` was worked on (draft saved), `delegated` is with somebody who
 * gives it back. Suspension remembers where it came from, hence one suspended state each.
 * `complete`, `return-to` and `jump` end the task here and go on in the process; `withdraw` is
 * the process taking it away; `terminate` ends the whole instance.
 */
const ends = {
  withdraw: 'withdrawn',
  terminate: 'withdrawn',
};

/** What a person may do with a waiting task without moving it. */
const everywhere = <S extends string>(state: S) => ({
  urge: state,
  copy: state,
  'set-limit': state,
});

const leaves = { 'return-to': 'returned', jump: 'returned' };

const rounds = <S extends string>(state: S) => ({ 'add-signer': state, 'remove-signer': state });

export const userTaskChart = createMachine({
  id: 'user-task',
  initial: 'created',
  states: {
    created: { on: { offer: 'ready', assign: 'reserved', ...ends } },
    ready: {
      on: {
        claim: 'reserved',
        assign: 'reserved',
        offer: 'ready',
        suspend: 'suspendedReady',
        ...everywhere('ready'),
        ...ends,
      },
    },
    reserved: {
      on: {
        'save-draft': 'inProgress',
        complete: 'completed',
        unclaim: 'ready',
        transfer: 'reserved',
        assign: 'reserved',
        delegate: 'delegated',
        suspend: 'suspendedReserved',
        ...everywhere('reserved'),
        ...rounds('reserved'),
        ...leaves,
        ...ends,
      },
    },
    inProgress: {
      on: {
        'save-draft': 'inProgress',
        complete: 'completed',
        unclaim: 'ready',
        transfer: 'reserved',
        assign: 'reserved',
        delegate: 'delegated',
        suspend: 'suspendedInProgress',
        ...everywhere('inProgress'),
        ...rounds('inProgress'),
        ...leaves,
        ...ends,
      },
    },
    delegated: {
      on: {
        'save-draft': 'delegated',
        'give-back': 'inProgress',
        transfer: 'delegated',
        assign: 'reserved',
        suspend: 'suspendedDelegated',
        ...everywhere('delegated'),
        ...ends,
      },
    },
    suspendedReady: { on: { resume: 'ready', ...ends } },
    suspendedReserved: { on: { resume: 'reserved', ...ends } },
    suspendedInProgress: { on: { resume: 'inProgress', ...ends } },
    suspendedDelegated: { on: { resume: 'delegated', ...ends } },
    completed: { on: { 'take-back': 'withdrawn' } },
    returned: {},
    withdrawn: {},
  },
});
