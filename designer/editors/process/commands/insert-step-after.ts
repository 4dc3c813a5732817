import type Modeler from 'bpmn-js/lib/Modeler';
import type CommandHandler from 'diagram-js/lib/command/CommandHandler';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type { DiagramElement, Modeling, SpaceTool } from '../moddle.ts';
import { stackOf } from '../moddle.ts';

const name = 'liandong.insert-step-after';

/** Room between two steps, and the width of a step as bpmn-js draws it. */
const gap = 60;
const stepWidth = 100;
const stepHeight = 80;

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

const isSequence = ({ type }: DiagramElement) => type === 'bpmn:SequenceFlow';

/** Shapes that stand where the new step comes to stand. */
function inTheWay(element: DiagramElement, right: number): boolean {
  const { y } = middle(element);
  return (element.parent?.children ?? []).some(
    (other) =>
      !other.waypoints &&
      other.x >= right &&
      other.x < right + gap + stepWidth + gap &&
      other.y < y + stepHeight / 2 &&
      other.y + other.height > y - stepHeight / 2,
  );
}

/**
 * Puts a user task behind a step: what stands at the right makes room, the flows that left the
 * step leave the new one, and one flow joins the two. All of it is one command, so one undo takes
 * it back.
 */
class InsertStepAfter implements CommandHandler {
  static readonly $inject = ['modeling', 'spaceTool'];
  readonly #modeling: Modeling;
  readonly #spaceTool: SpaceTool;

  constructor(modeling: Modeling, spaceTool: SpaceTool) {
    this.#modeling = modeling;
    this.#spaceTool = spaceTool;
  }

  preExecute(context: Context): void {
    const { element, label } = context;
    const modeling = this.#modeling;
    const leaving = element.outgoing.filter(isSequence);
    const right = element.x + element.width;
    const { y } = middle(element);
    if (inTheWay(element, right)) this.#makeRoom(element, right);
    const step = modeling.createShape(
      { type: 'bpmn:UserTask' },
      { x: right + gap + stepWidth / 2, y },
      element.parent as DiagramElement,
    );
    modeling.updateProperties(step, { id: freeId(rootOf(element)), name: label });
    const byDefault = element.businessObject.get<unknown>('default');
    for (const flow of leaving) {
      modeling.reconnectStart(flow, step, middle(step));
      if (flow.businessObject === byDefault) {
        modeling.updateProperties(element, { default: undefined });
        modeling.updateProperties(step, { default: flow.businessObject });
      }
      modeling.layoutConnection(flow);
    }
    modeling.connect(element, step);
    context.step = step;
  }

  #makeRoom(element: DiagramElement, right: number): void {
    const delta = stepWidth + gap;
    const elements = allBelow(rootOf(element));
    const { movingShapes, resizingShapes } = this.#spaceTool.calculateAdjustments(
      elements,
      'x',
      delta,
      right,
    );
    this.#spaceTool.makeSpace(movingShapes, resizingShapes, { x: delta, y: 0 }, 'e', right);
  }
}

/** Ids that a person can read stand in histories and in the names of outcome variables. */
function freeId(root: DiagramElement): string {
  const taken = new Set(allBelow(root).map(({ id }) => id));
  let number = 1;
  while (taken.has(`step-${number}`)) number += 1;
  return `step-${number}`;
}

function rootOf(element: DiagramElement): DiagramElement {
  let root = element;
  while (root.parent) root = root.parent;
  return root;
}

function allBelow(element: DiagramElement): DiagramElement[] {
  return (element.children ?? []).flatMap((child) => [child, ...allBelow(child)]);
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
