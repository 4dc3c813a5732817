import type Modeler from 'bpmn-js/lib/Modeler';
import type CommandHandler from 'diagram-js/lib/command/CommandHandler';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type { Modeling } from '../moddle.ts';
import { stackOf } from '../moddle.ts';

const name = 'liandong.together';

interface Context {
  readonly work: (modeling: Modeling) => void;
}

/** Several changes that a person made with one action; one undo takes them all back. */
class Together implements CommandHandler {
  static readonly $inject = ['modeling'];
  readonly #modeling: Modeling;

  constructor(modeling: Modeling) {
    this.#modeling = modeling;
  }

  preExecute({ work }: Context): void {
    work(this.#modeling);
  }
}

class Registration {
  static readonly $inject = ['commandStack'];

  constructor(stack: CommandStack) {
    stack.registerHandler(name, Together as never);
  }
}

/** The diagram-js module that makes the command known. */
export const togetherModule = {
  __init__: ['togetherCommand'],
  togetherCommand: ['type', Registration],
};

/** Runs several changes of the model as one command. */
export function together(modeler: Modeler, work: (modeling: Modeling) => void): void {
  const context: Context = { work };
  stackOf(modeler).execute(name, context);
}
