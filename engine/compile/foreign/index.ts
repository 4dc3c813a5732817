import type { Problem } from '../../model/problem.ts';
import type { XmlNode } from '../../model/xml.ts';
import { idOf } from '../parse.ts';
import { problemOf } from '../problems.ts';
import { listOf } from '../reader.ts';
import { activiti } from './activiti.ts';
import { camunda } from './camunda.ts';
import { flowable } from './flowable.ts';
import { Overlay } from './overlay.ts';
import { attributesOf, nodesOf, type Qualified, qualifiedOf } from './tree.ts';
import type { Into, Vendor } from './vendor.ts';
import { zeebe } from './zeebe.ts';

/** Every foreign namespace that is read: one file each. */
const vendors: readonly Vendor[] = [activiti, camunda, flowable, zeebe];

const byUri: ReadonlyMap<string, Vendor> = new Map(
  vendors.flatMap((vendor) => vendor.uris.map((uri) => [uri, vendor] as const)),
);

/** Reads the foreign settings of a model; what cannot be meant becomes a problem. */
export function readForeign(root: XmlNode, problems: Problem[]): Overlay {
  const overlay = new Overlay();
  const say =
    (rule: string) =>
    (node: XmlNode, detail: string): void => {
      problems.push(problemOf(rule, idOf(node), detail));
    };
  const into: Into = { overlay, refuse: say('foreign/refused'), idle: say('foreign/no-effect') };
  const unknown = say('foreign/unknown');
  const used = new Set<Vendor>();
  const vendorOf = ({ uri }: Qualified): Vendor | undefined => {
    const vendor = byUri.get(uri);
    if (vendor) used.add(vendor);
    return vendor;
  };
  const nodes = [...nodesOf(root)];
  for (const node of nodes) {
    for (const [qualified, value] of attributesOf(node)) {
      const vendor = vendorOf(qualified);
      if (!vendor) continue;
      const meaning = own(vendor.attributes, qualified.name);
      if (meaning) meaning(node, value, into);
      else unknown(node, `${vendor.name}:${qualified.name}`);
    }
    if (node.$type !== 'bpmn:ExtensionElements' || !node.$parent) continue;
    for (const child of listOf(node, 'values')) {
      const qualified = qualifiedOf(child);
      const vendor = qualified && vendorOf(qualified);
      if (!vendor) continue;
      const meaning = own(vendor.elements, qualified.name);
      if (meaning) meaning(node.$parent, child, into);
      else unknown(node.$parent, `${vendor.name}:${qualified.name}`);
    }
  }
  for (const vendor of used) {
    if (vendor.defaults) for (const node of nodes) vendor.defaults(node, into);
  }
  return overlay;
}

const own = <M>(table: { readonly [name: string]: M }, name: string): M | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
