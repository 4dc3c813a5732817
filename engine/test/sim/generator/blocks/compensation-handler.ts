import { undoable, work } from '../../oracle/meanings.ts';
import type { Block } from '../block.ts';

/** A task with the compensation activity that undoes it. */
export const compensationHandler: Block = {
  name: 'compensation-handler',
  holds: [0, 0],
  settings: [],
  make(_tree, pen) {
    const [task, event, undo] = [pen.id('t'), pen.id('at'), pen.id('undo')];
    const ends = `sourceRef="${event}" targetRef="${undo}"`;
    return {
      xml: [
        `<userTask id="${task}"/><userTask id="${undo}" isForCompensation="true"/>`,
        `<boundaryEvent id="${event}" attachedToRef="${task}"><compensateEventDefinition/></boundaryEvent>`,
        `<association id="${pen.id('f')}" ${ends} associationDirection="One"/>`,
      ],
      first: task,
      last: task,
      means: undoable(task, work('task', task), work('task', undo)),
    };
  },
};
