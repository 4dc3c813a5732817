import { javaAttributes, javaDefaults, javaElements } from './java.ts';
import type { Vendor } from './vendor.ts';

/** Activiti, and Camunda before it had a namespace of its own. */
export const activiti: Vendor = {
  name: 'activiti',
  uris: ['http://activiti.org/bpmn'],
  attributes: javaAttributes,
  elements: javaElements,
  defaults: javaDefaults,
};
