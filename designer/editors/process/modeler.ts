import { liandongDescriptor } from '@liandong/engine';
import Modeler from 'bpmn-js/lib/Modeler';
import { type Language, translateModule } from '../../bpmn/translate.ts';
import { insertStepAfterModule } from './commands/insert-step-after.ts';

/** A bpmn-js modeler that knows our extensions and our commands. */
export function createModeler(container: HTMLElement, language: Language): Modeler {
  return new Modeler({
    container,
    moddleExtensions: { ld: liandongDescriptor },
    additionalModules: [translateModule(language), insertStepAfterModule as never],
  });
}

/** The drawing as BPMN XML, formatted so that versions can be compared line by line. */
export async function exportXml(modeler: Modeler): Promise<string> {
  const { xml } = await modeler.saveXML({ format: true });
  if (!xml) throw new Error('Expected BPMN XML but the modeler gave none');
  return xml;
}
