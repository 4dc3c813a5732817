import type Modeler from 'bpmn-js/lib/Modeler';
import { busOf, type DiagramElement } from './moddle.ts';

type Listener = (event: Event, element: DiagramElement) => void;
interface Entry {
  readonly action?: { readonly [name: string]: Listener };
  readonly [name: string]: unknown;
}
type Entries = { [name: string]: Entry };
type Override = (entries: Entries) => Entries;
interface Provided {
  registerProvider(priority: number, provider: object): void;
}
interface Create {
  start(event: Event, shape: object, context?: object): void;
}
interface AutoPlace {
  append(source: DiagramElement, shape: object): void;
}
interface ElementFactory {
  createShape(of: { readonly type: string }): object;
}

/** Elements that no runtime of ours looks at; who imports them keeps them. */
const unused = ['create.data-object', 'create.data-store', 'create.group'];
const later = 500;

/** A step that is drawn is a user task: what people draw most, and what has settings. */
class StepProvider {
  static readonly $inject = [
    'palette',
    'contextPad',
    'create',
    'autoPlace',
    'elementFactory',
    'appendPreview',
  ];
  readonly #create: Create;
  readonly #autoPlace: AutoPlace;
  readonly #factory: ElementFactory;
  readonly #preview: { cleanUp(): void };

  constructor(
    palette: Provided,
    contextPad: Provided,
    create: Create,
    autoPlace: AutoPlace,
    factory: ElementFactory,
    preview: { cleanUp(): void },
  ) {
    this.#create = create;
    this.#autoPlace = autoPlace;
    this.#factory = factory;
    this.#preview = preview;
    palette.registerProvider(later, this);
    contextPad.registerProvider(later, this);
  }

  getPaletteEntries(): Override {
    return (entries) => {
      const kept = Object.entries(entries).filter(([name]) => !unused.includes(name));
      const draw: Listener = (event) => this.#create.start(event, this.#userTask());
      return withStep(Object.fromEntries(kept), 'create.task', { dragstart: draw, click: draw });
    };
  }

  getContextPadEntries(): Override {
    const draw: Listener = (event, source) =>
      this.#create.start(event, this.#userTask(), { source });
    const append: Listener = (_, source) => {
      this.#preview.cleanUp();
      this.#autoPlace.append(source, this.#userTask());
    };
    return (entries) => withStep(entries, 'append.append-task', { dragstart: draw, click: append });
  }

  #userTask(): object {
    return this.#factory.createShape({ type: 'bpmn:UserTask' });
  }
}

function withStep(entries: Entries, name: string, action: Entry['action'] & object): Entries {
  const entry = entries[name];
  if (!entry) return entries;
  return {
    ...entries,
    [name]: {
      ...entry,
      className: 'bpmn-icon-user-task',
      action: { ...entry.action, ...action },
    },
  };
}

/** The diagram-js module that fits palette and context pad to what people draw here. */
export const stepProviderModule = {
  __init__: ['stepProvider'],
  stepProvider: ['type', StepProvider],
};

/** Draws palette and context pad again, in the language of now. */
export function sayAgain(modeler: Modeler): void {
  busOf(modeler).fire('i18n.changed');
}
