import { readXml } from './read-xml.ts';
import { writeXml } from './write.ts';

/** Reads and writes models with bpmn-moddle, so that nothing in them is lost. */
export const bpmnXml = { read: readXml, write: writeXml } as const;
