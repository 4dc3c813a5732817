import { check, type Problem } from '@liandong/engine';
import type Modeler from 'bpmn-js/lib/Modeler';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { Language } from '../../bpmn/translate.ts';
import type { Changes } from '../shell/editor-shell.tsx';
import type { DiagramElement } from './moddle.ts';
import { busOf, canvasOf, registryOf, selectionOf, stackOf } from './moddle.ts';
import { createModeler, exportXml } from './modeler.ts';

/** Time without a change after which the drawing is checked. */
const checkAfterMs = 400;

export interface Drawing {
  readonly modeler: Modeler | null;
  readonly selected: DiagramElement | null;
  readonly changes: Changes;
  readonly problems: readonly Problem[];
  /** The drawing as BPMN XML. */
  xml(): Promise<string>;
  /** Tells that what is drawn now is what is saved. */
  markSaved(): void;
  /** Selects an element and brings it into view. */
  show(element: string): void;
}

interface Position {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Grows with each change, so that views read the model again. */
  readonly change: number;
}

function useImported(container: RefObject<HTMLDivElement | null>, xml: string, language: Language) {
  const [modeler, setModeler] = useState<Modeler | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const created = createModeler(element, language);
    let current = true;
    created.importXML(xml).then(
      () => {
        if (!current) return;
        canvasOf(created).zoom('fit-viewport', { x: 0, y: 0 });
        setModeler(created);
      },
      (cause) => current && setError(cause),
    );
    return () => {
      current = false;
      created.destroy();
    };
  }, [container, xml, language]);
  if (error) throw error;
  return modeler;
}

function useSelected(modeler: Modeler | null): DiagramElement | null {
  const [selected, setSelected] = useState<DiagramElement | null>(null);
  useEffect(() => {
    if (!modeler) return;
    const bus = busOf(modeler);
    const listen = ({ newSelection }: { newSelection: DiagramElement[] }) =>
      setSelected(newSelection[0] ?? null);
    bus.on<{ newSelection: DiagramElement[] }>('selection.changed', listen);
    return () => bus.off('selection.changed', listen as never);
  }, [modeler]);
  return selected;
}

function usePosition(modeler: Modeler | null): Position {
  const [position, setPosition] = useState<Position>({ canUndo: false, canRedo: false, change: 0 });
  useEffect(() => {
    if (!modeler) return;
    const stack = stackOf(modeler);
    const bus = busOf(modeler);
    const listen = () =>
      setPosition(({ change }) => ({
        canUndo: stack.canUndo(),
        canRedo: stack.canRedo(),
        change: change + 1,
      }));
    bus.on('commandStack.changed', listen);
    return () => bus.off('commandStack.changed', listen);
  }, [modeler]);
  return position;
}

function useProblems(modeler: Modeler | null, change: number): readonly Problem[] {
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => {
    if (!modeler) return;
    let current = true;
    const timer = setTimeout(
      () => {
        void exportXml(modeler)
          .then(check)
          .then((found) => current && setProblems(found));
      },
      change === 0 ? 0 : checkAfterMs,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [modeler, change]);
  return problems;
}

/** A modeler in a container with all that the frame around it shows. */
export function useModeler(
  container: RefObject<HTMLDivElement | null>,
  initial: string,
  language: Language,
): Drawing {
  const modeler = useImported(container, initial, language);
  const position = usePosition(modeler);
  const [saved, setSaved] = useState(0);
  const problems = useProblems(modeler, position.change);
  const show = useCallback(
    (id: string) => {
      const element = modeler && registryOf(modeler).get(id);
      if (!modeler || !element) return;
      selectionOf(modeler).select(element);
      canvasOf(modeler).scrollToElement(element, 80);
    },
    [modeler],
  );
  return {
    modeler,
    selected: useSelected(modeler),
    problems,
    changes: {
      canUndo: position.canUndo,
      canRedo: position.canRedo,
      dirty: position.change !== saved,
      undo: () => modeler && stackOf(modeler).undo(),
      redo: () => modeler && stackOf(modeler).redo(),
    },
    xml: () => (modeler ? exportXml(modeler) : Promise.resolve(initial)),
    markSaved: () => setSaved(position.change),
    show,
  };
}
