import { javaAttributes, javaDefaults, javaElements } from './java.ts';
import type { Vendor } from './vendor.ts';

/** Flowable; a `type` such as `mail`, `http` or `shell` is the type of a job. */
export const flowable: Vendor = {
  name: 'flowable',
  uris: ['http://flowable.org/bpmn'],
  attributes: javaAttributes,
  elements: javaElements,
  defaults: javaDefaults,
};
