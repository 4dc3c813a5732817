import type Modeler from 'bpmn-js/lib/Modeler';
import type CommandStack from 'diagram-js/lib/command/CommandStack';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import type EventBus from 'diagram-js/lib/core/EventBus';
import type Selection from 'diagram-js/lib/features/selection/Selection';

/** The few things that the panel needs of a node of the model (moddle is typed at run time). */
export interface Moddle {
  readonly $type: string;
  readonly id: string;
  readonly $parent?: Moddle;
  get<T = unknown>(name: string): T;
}

/** A shape or connection of the diagram with its node of the model. */
export interface DiagramElement {
  readonly id: string;
  readonly type: string;
  readonly businessObject: Moddle;
  readonly outgoing: readonly DiagramElement[];
  readonly incoming: readonly DiagramElement[];
  readonly target?: DiagramElement;
  readonly source?: DiagramElement;
  readonly parent?: DiagramElement;
  readonly children?: readonly DiagramElement[];
  /** Of connections only. */
  readonly waypoints?: readonly object[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Properties = { readonly [name: string]: unknown };

/** The parts of bpmn-js' modelling that the panel uses; each call is one undoable command. */
export interface Modeling {
  updateProperties(element: DiagramElement, properties: Properties): void;
  updateModdleProperties(element: DiagramElement, moddle: Moddle, properties: Properties): void;
  updateLabel(element: DiagramElement, label: string): void;
  createShape(
    shape: { readonly type: string },
    position: { readonly x: number; readonly y: number },
    parent: DiagramElement,
  ): DiagramElement;
  connect(source: DiagramElement, target: DiagramElement): DiagramElement;
  reconnectStart(
    connection: DiagramElement,
    source: DiagramElement,
    docking: { readonly x: number; readonly y: number },
  ): void;
  layoutConnection(connection: DiagramElement): void;
}

/** What makes room in a drawing as the tool of the palette does. */
export interface SpaceTool {
  calculateAdjustments(
    elements: readonly DiagramElement[],
    axis: 'x' | 'y',
    delta: number,
    start: number,
  ): { movingShapes: DiagramElement[]; resizingShapes: DiagramElement[] };
  makeSpace(
    movingShapes: DiagramElement[],
    resizingShapes: DiagramElement[],
    delta: { readonly x: number; readonly y: number },
    direction: 'e' | 's',
    start: number,
  ): void;
}

export interface Factory {
  create(type: string, properties: Properties): Moddle;
}

export const modelingOf = (modeler: Modeler) => modeler.get<Modeling>('modeling');
export const factoryOf = (modeler: Modeler) => modeler.get<Factory>('moddle');
export const stackOf = (modeler: Modeler) => modeler.get<CommandStack>('commandStack');
export const busOf = (modeler: Modeler) => modeler.get<EventBus>('eventBus');
export const canvasOf = (modeler: Modeler) => modeler.get<Canvas>('canvas');
export const selectionOf = (modeler: Modeler) => modeler.get<Selection>('selection');
export const rootOf = (modeler: Modeler) =>
  canvasOf(modeler).getRootElement() as unknown as DiagramElement;
export const registryOf = (modeler: Modeler) => modeler.get<ElementRegistry>('elementRegistry');
