import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './viewer.css';
import { Alert, Button, Space } from 'antd';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import type Canvas from 'diagram-js/lib/core/Canvas';
import type ElementRegistry from 'diagram-js/lib/core/ElementRegistry';
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Language, translateModule } from './translate.ts';
import { viewerText } from './viewer-texts.ts';

/** Marker by element id; `active` and `done` are steps, the rest tell what a version changed. */
export type Markers = {
  readonly [element: string]: 'active' | 'done' | 'added' | 'removed' | 'changed';
};

export interface ProcessDiagramProps {
  readonly xml: string;
  readonly active: readonly string[];
  readonly completed: readonly string[];
  readonly markers?: Markers;
  readonly language: Language;
}

function fit(viewer: NavigatedViewer): void {
  const canvas = viewer.get<Canvas>('canvas');
  canvas.zoom('fit-viewport', { x: 0, y: 0 });
  // What touches the edge looks as if it went on behind it.
  canvas.zoom(canvas.zoom() * 0.95);
}

function scale(viewer: NavigatedViewer, factor: number): void {
  const canvas = viewer.get<Canvas>('canvas');
  canvas.zoom(Math.min(4, Math.max(0.2, canvas.zoom() * factor)));
}

function mark(viewer: NavigatedViewer, markers: Markers): string[] {
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  const names: string[] = [];
  for (const [id, marker] of Object.entries(markers)) {
    const element = registry.get(id);
    if (!element) continue;
    canvas.addMarker(id, `step-${marker}`);
    if (marker === 'active') names.push((element.businessObject as { name?: string }).name ?? id);
  }
  return names;
}

/** Draws the diagram into a container and gives the viewer back once it stands. */
async function draw(container: HTMLElement, xml: string, language: Language) {
  const viewer = new NavigatedViewer({
    container,
    additionalModules: [translateModule(language)],
  });
  await viewer.importXML(xml);
  // The wheel belongs to the page around; with Ctrl (a pinch too) it zooms the diagram.
  const leave = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  };
  container.addEventListener('wheel', leave, { capture: true });
  fit(viewer);
  return viewer;
}

/** A process with its current and done steps; the bpmn.io mark in the corner stays free. */
export function ProcessDiagram(props: ProcessDiagramProps) {
  const { xml, active, completed, language } = props;
  const container = useRef<HTMLDivElement>(null);
  const [viewer, setViewer] = useState<NavigatedViewer | null>(null);
  const [current, setCurrent] = useState<readonly string[] | 'failed' | null>(null);
  const markers = useMemo<Markers>(
    () => ({
      ...Object.fromEntries(completed.map((id) => [id, 'done'] as const)),
      ...Object.fromEntries(active.map((id) => [id, 'active'] as const)),
      ...props.markers,
    }),
    [active, completed, props.markers],
  );
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let drawn: NavigatedViewer | null = null;
    let stopped = false;
    draw(element, xml, language).then(
      (ready) => {
        drawn = ready;
        if (stopped) return ready.destroy();
        setCurrent(mark(ready, markers));
        setViewer(ready);
      },
      () => setCurrent('failed'),
    );
    return () => {
      stopped = true;
      drawn?.destroy();
      element.replaceChildren();
    };
  }, [xml, language, markers]);
  return (
    <section className="process-diagram" aria-label={viewerText('diagram', language)}>
      {current === 'failed' ? (
        <Alert type="error" title={viewerText('failed', language)} />
      ) : (
        <DiagramTools
          current={props.markers ? null : current}
          viewer={viewer}
          language={language}
        />
      )}
      <div ref={container} className="process-diagram-canvas" />
    </section>
  );
}

interface ToolsProps {
  /** null where the diagram is of no instance, or not drawn yet. */
  readonly current: readonly string[] | null;
  readonly viewer: NavigatedViewer | null;
  readonly language: Language;
}

function DiagramTools({ current, viewer, language }: ToolsProps) {
  return (
    <div className="process-diagram-tools">
      <span>{current ? <CurrentSteps names={current} language={language} /> : null}</span>
      <Space>
        <Button size="small" onClick={() => viewer && scale(viewer, 1.25)}>
          {viewerText('zoomIn', language)}
        </Button>
        <Button size="small" onClick={() => viewer && scale(viewer, 0.8)}>
          {viewerText('zoomOut', language)}
        </Button>
        <Button size="small" onClick={() => viewer && fit(viewer)}>
          {viewerText('fit', language)}
        </Button>
      </Space>
    </div>
  );
}

interface CurrentProps {
  readonly names: readonly string[];
  readonly language: Language;
}

function CurrentSteps({ names, language }: CurrentProps) {
  if (names.length === 0) return viewerText('none', language);
  const between = language === 'zh' ? '、' : ', ';
  return (
    <>
      {viewerText('current', language)} <strong>{names.join(between)}</strong>
    </>
  );
}
