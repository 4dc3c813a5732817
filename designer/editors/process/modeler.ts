import { bpmnXml, liandongDescriptor } from '@liandong/engine';
import Modeler from 'bpmn-js/lib/Modeler';
import type { BpmnModdle } from 'bpmn-moddle';
import { type Language, translateModule } from '../../bpmn/translate.ts';
import { insertStepAfterModule } from './commands/insert-step-after.ts';
import { togetherModule } from './commands/together.ts';
import { canvasOf, registryOf } from './moddle.ts';
import { stepProviderModule } from './palette.ts';

/** A bpmn-js modeler that knows our extensions and our commands. */
export function createModeler(container: HTMLElement, language: () => Language): Modeler {
  const modules = [
    translateModule(language),
    insertStepAfterModule,
    togetherModule,
    stepProviderModule,
  ];
  const modeler = new Modeler({
    container,
    moddleExtensions: { ld: liandongDescriptor },
    additionalModules: modules as never[],
  });
  readAllIds(modeler.get<Pick<BpmnModdle, 'fromXML'>>('moddle'));
  return modeler;
}

/** bpmn-js leaves out steps whose ids are not ASCII, as other tools write them. */
function readAllIds(moddle: Pick<BpmnModdle, 'fromXML'>): void {
  const read = moddle.fromXML.bind(moddle);
  moddle.fromXML = (xml, ...more) => bpmnXml.read(xml, (text) => read(text, ...more));
}

/** The drawing as BPMN XML, formatted so that versions can be compared line by line. */
export async function exportXml(modeler: Modeler): Promise<string> {
  const root = modeler.getDefinitions();
  return bpmnXml.write(root, async () => {
    const { xml } = await modeler.saveXML({ format: true });
    if (!xml) throw new Error('Expected BPMN XML but the modeler gave none');
    return { xml };
  });
}

/** Room at the left that the palette covers, and around the drawing. */
const paletteWidth = 88;
const margin = 24;
/** Below this size the names of steps cannot be read. */
const readable = 0.62;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function boxOf(modeler: Modeler): Box | null {
  const all = registryOf(modeler).getAll() as unknown as Partial<Box>[];
  const shapes = all.filter(
    (shape): shape is Box => Number.isFinite(shape.x) && Number.isFinite(shape.width),
  );
  if (shapes.length === 0) return null;
  const x = Math.min(...shapes.map((shape) => shape.x));
  const y = Math.min(...shapes.map((shape) => shape.y));
  return {
    x,
    y,
    width: Math.max(...shapes.map((shape) => shape.x + shape.width)) - x,
    height: Math.max(...shapes.map((shape) => shape.y + shape.height)) - y,
  };
}

/**
 * Shows the drawing beside the palette: as a whole, or as large as its names can still be read
 * and from its beginning.
 */
export function fitDrawing(modeler: Modeler, how: 'whole' | 'readable'): void {
  const canvas = canvasOf(modeler);
  const box = boxOf(modeler);
  if (!box) return;
  const { width, height } = canvas.viewbox().outer;
  const left = width > 480 ? paletteWidth : margin;
  const room = { width: width - left - margin, height: height - 2 * margin };
  const whole = Math.min(1, room.width / box.width, room.height / box.height);
  const scale = how === 'whole' ? whole : Math.max(whole, readable);
  canvas.viewbox({
    x: box.x - left / scale,
    y: box.y - Math.max(margin / scale, (height / scale - box.height) / 2),
    width: width / scale,
    height: height / scale,
  });
}

/** Makes the drawing larger or smaller around its middle. */
export function scaleDrawing(modeler: Modeler, factor: number): void {
  const canvas = canvasOf(modeler);
  canvas.zoom(Math.min(3, Math.max(0.2, canvas.zoom() * factor)));
}
