import { check, type Problem } from '@liandong/engine';
import type Modeler from 'bpmn-js/lib/Modeler';
import { type RefObject, useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Language } from '../../bpmn/translate.ts';
import type { Changes } from '../shell/editor-shell.tsx';
import {
  beginning,
  type ChangePosition,
  isDirty,
  moved,
  type StackChange,
} from './change-position.ts';
import type { DiagramElement } from './moddle.ts';
import { busOf, canvasOf, registryOf, selectionOf, stackOf } from './moddle.ts';
import { createModeler, exportXml, fitDrawing } from './modeler.ts';
import { sayAgain } from './palette.ts';

/** Time without a change after which the drawing is checked. */
const checkAfterMs = 400;

/** Room around an element that is shown: for the palette, the context pad, the mark. */
const aroundShown = { top: 80, right: 160, bottom: 100, left: 160 };

/** What is drawn at a moment. */
export interface Snapshot {
  readonly xml: string;
  readonly index: number;
}

export interface Drawing {
  readonly modeler: Modeler | null;
  /** Why the content could not be drawn; null when it could. */
  readonly error: Error | null;
  readonly selected: DiagramElement | null;
  readonly changes: Changes;
  readonly problems: readonly Problem[];
  /** The drawing as BPMN XML, with what is being typed. */
  snapshot(): Promise<Snapshot>;
  /** Tells that what was drawn then is what is saved. */
  markSaved(snapshot: Snapshot): void;
  /** Selects an element and brings it into view; null selects nothing. */
  show(element: string | null): void;
}

function useImported(container: RefObject<HTMLDivElement | null>, xml: string, language: Language) {
  const [modeler, setModeler] = useState<Modeler | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const spoken = useRef(language);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const created = createModeler(element, () => spoken.current);
    // The palette has one column or two, as the room left by drawer and window allows.
    const sizes = new ResizeObserver(() => current && busOf(created).fire('canvas.resized'));
    let current = true;
    sizes.observe(element);
    created.importXML(xml).then(
      () => {
        if (!current) return;
        fitDrawing(created, 'readable');
        setModeler(created);
      },
      (cause) => current && setError(cause),
    );
    return () => {
      current = false;
      sizes.disconnect();
      created.destroy();
    };
  }, [container, xml]);
  useEffect(() => {
    spoken.current = language;
    if (modeler) sayAgain(modeler);
  }, [modeler, language]);
  return { modeler, error };
}

function useSelected(modeler: Modeler | null): DiagramElement | null {
  const [selected, setSelected] = useState<DiagramElement | null>(null);
  useEffect(() => {
    if (!modeler) return;
    const bus = busOf(modeler);
    const listen = ({ newSelection }: { newSelection: DiagramElement[] }) => {
      const [only] = newSelection;
      setSelected(only && newSelection.length === 1 ? only : null);
    };
    bus.on<{ newSelection: DiagramElement[] }>('selection.changed', listen);
    return () => bus.off('selection.changed', listen as never);
  }, [modeler]);
  return selected;
}

type PositionChange = { readonly trigger: StackChange } | { readonly savedAt: number };

function reduce(position: ChangePosition, change: PositionChange): ChangePosition {
  if ('savedAt' in change) return { ...position, saved: change.savedAt };
  return moved(position, change.trigger);
}

function usePosition(modeler: Modeler | null) {
  const [position, dispatch] = useReducer(reduce, beginning);
  useEffect(() => {
    if (!modeler) return;
    const bus = busOf(modeler);
    const listen = ({ trigger }: { trigger: StackChange }) => dispatch({ trigger });
    bus.on<{ trigger: StackChange }>('commandStack.changed', listen);
    return () => bus.off('commandStack.changed', listen as never);
  }, [modeler]);
  return [position, dispatch] as const;
}

/** What the check says of the drawing, again after each change. */
function useProblems(modeler: Modeler | null, change: number): readonly Problem[] {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => {
    if (!modeler) return;
    let current = true;
    const look = async () => {
      const found = await check(await exportXml(modeler));
      if (current) setProblems(found);
    };
    const timer = setTimeout(() => void look(), change === 0 ? 0 : checkAfterMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [modeler, change]);
  return problems;
}

/** Text that is being typed is written to the model when its field is left. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** A modeler in a container with all that the frame around it shows. */
export function useModeler(
  container: RefObject<HTMLDivElement | null>,
  initial: string,
  language: Language,
): Drawing {
  const { modeler, error } = useImported(container, initial, language);
  const [position, dispatch] = usePosition(modeler);
  const problems = useProblems(modeler, position.change);
  const selected = useSelected(modeler);
  const index = useRef(0);
  index.current = position.index;
  const show = useCallback(
    (id: string | null) => {
      if (!modeler) return;
      const element = id === null ? undefined : registryOf(modeler).get(id);
      selectionOf(modeler).select(element ?? []);
      if (element) canvasOf(modeler).scrollToElement(element, aroundShown);
    },
    [modeler],
  );
  const stack = modeler && stackOf(modeler);
  return {
    modeler,
    error,
    selected,
    problems,
    changes: {
      canUndo: stack?.canUndo() ?? false,
      canRedo: stack?.canRedo() ?? false,
      dirty: isDirty(position),
      undo: () => stack?.undo(),
      redo: () => stack?.redo(),
    },
    async snapshot() {
      leaveField();
      if (!modeler) return { xml: initial, index: 0 };
      const xml = await exportXml(modeler);
      return { xml, index: index.current };
    },
    markSaved: (snapshot) => dispatch({ savedAt: snapshot.index }),
    show,
  };
}
