import type Modeler from 'bpmn-js/lib/Modeler';
import type CommandHandler from 'diagram-js/lib/command/CommandHandler';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type { DiagramElement, Modeling } from '../moddle.ts';
import { stackOf } from '../moddle.ts';

const name = 'liandong.insert-step-after';

/** Room between the middles of two steps. */
const gap = 180;

interface Context {
  readonly element: DiagramElement;
  readonly label: string;
  /** Set while the command runs: the new step. */
  step?: DiagramElement;
}

const middle = (element: DiagramElement) => ({
  x: element.x + element.width / 2,
  y: element.y + element.height / 2,
});

/**
 * Puts a user task behind a step: the flows that left the step leave the new one, and one flow
 * joins the two. All of it is one command, so one undo takes it back.
 */
class InsertStepAfter implements CommandHandler {
  static readonly $inject = ['modeling'];
  readonly #modeling: Modeling;

  constructor(modeling: Modeling) {
    this.#modeling = modeling;
  }

  preExecute(context: Context): void {
    const { element, label } = context;
    const modeling = this.#modeling;
    const leaving = element.outgoing.filter(({ type }) => type === 'bpmn:SequenceFlow');
    const { x, y } = middle(element);
    const step = modeling.createShape(
      { type: 'bpmn:UserTask' },
      { x: x + gap, y: y + (leaving.length > 0 ? gap * 0.75 : 0) },
      element.parent as DiagramElement,
    );
    modeling.updateProperties(step, { name: label });
    for (const flow of leaving) {
      modeling.reconnectStart(flow, step, middle(step));
      modeling.layoutConnection(flow);
    }
    modeling.connect(element, step);
    context.step = step;
  }
}

class Registration {
  static readonly $inject = ['commandStack'];

  constructor(stack: CommandStack) {
    stack.registerHandler(name, InsertStepAfter as never);
  }
}

/** The diagram-js module that makes the command known. */
export const insertStepAfterModule = {
  __init__: ['insertStepAfterCommand'],
  insertStepAfterCommand: ['type', Registration],
};

/** Inserts a user task behind an element and gives it back. */
export function insertStepAfter(
  modeler: Modeler,
  element: DiagramElement,
  label: string,
): DiagramElement {
  const context: Context = { element, label };
  stackOf(modeler).execute(name, context);
  if (!context.step) throw new Error('Expected the command to have made a step but it did not');
  return context.step;
}
