import { javaAttributes, javaDefaults, javaElements } from './java.ts';
import type { Vendor } from './vendor.ts';

/** Camunda 7 and what came out of it. */
export const camunda: Vendor = {
  name: 'camunda',
  uris: ['http://camunda.org/schema/1.0/bpmn', 'http://operaton.org/schema/1.0/bpmn'],
  attributes: javaAttributes,
  elements: javaElements,
  defaults: javaDefaults,
};
