/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { moddle } from '../../compile/parse.ts';
import { bpmnXml, compile } from '../../index.ts';
import type { SuiteResult } from './suite.ts';

/** Members of moddle elements that a comparison of trees needs beside those of the engine. */
interface Node {
  readonly $type: string;
  readonly $attrs?: { readonly [name: string]: unknown };
  readonly $descriptor: {
    readonly properties: readonly { readonly name: string; readonly isReference?: boolean }[];
  };
  readonly id?: string;
  get(name: string): unknown;
}

type Tree = unknown;

/** How the XML is written, not what it says: prefixes that nothing uses, types that are plain. */
const NOTATION = /^(?:xmlns(?:$|:)|xsi:type$)/;

const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && '$type' in value;

/** The whole model as plain data: references by id, content and diagram by value. */
function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return value.map(treeOf);
  if (!isNode(value)) return value;
  const tree: { [name: string]: Tree } = { $type: value.$type };
  for (const [name, text] of Object.entries(value.$attrs ?? {})) {
    if (!NOTATION.test(name)) tree[`@${name}`] = text;
  }
  if (!value.$descriptor?.properties) return { ...tree, ...genericOf(value) };
  for (const { name, isReference } of value.$descriptor.properties) {
    const held = value.get(name);
    if (held === undefined || (Array.isArray(held) && held.length === 0)) continue;
    tree[name] = isReference ? referenceOf(held) : treeOf(held);
  }
  return tree;
}

/** Elements of foreign namespaces hold what they were read with. */
function genericOf(value: object): { [name: string]: Tree } {
  const own = Object.entries(value).filter(([name]) => !name.startsWith('$'));
  const children = (value as { readonly $children?: unknown }).$children;
  return { ...Object.fromEntries(own), ...(children ? { $children: treeOf(children) } : {}) };
}

const referenceOf = (held: unknown): Tree =>
  Array.isArray(held) ? held.map(referenceOf) : isNode(held) ? (held.id ?? held.$type) : held;

/** Decodes as the XML declaration says; UTF-8 where it says nothing. */
function decode(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
  const bigEndian = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /<\?xml[^>]*\sencoding=["']([\w-]+)["']/.exec(head)?.[1];
  // What can be read byte by byte is no UTF-16, whatever it says.
  const named = /^utf-?16/i.test(declared ?? '') ? 'utf-8' : declared;
  return new TextDecoder(utf16 ?? bigEndian ?? named ?? 'utf-8').decode(bytes);
}

/** Why a model fails; null when it is imported, exported and imported again without loss. */
async function failureOf(xml: string): Promise<string | null> {
  const { definition, problems } = await compile(xml);
  const executable = /isExecutable\s*=\s*["']true["']/.test(xml);
  if (!definition && executable) return problems.map(({ rule }) => rule).join(', ');
  const first = await bpmnXml.read(xml, (text) => moddle.fromXML(text));
  const exported = await bpmnXml.write(first.rootElement, (root) =>
    moddle.toXML(root, { format: true }),
  );
  const second = await bpmnXml.read(exported, (text) => moddle.fromXML(text));
  const before = JSON.stringify(treeOf(first.rootElement));
  const after = JSON.stringify(treeOf(second.rootElement));
  if (before !== after) return `the round trip changes the model ${difference(before, after)}`;
  if (second.warnings.length > first.warnings.length) return 'the export brings new warnings';
  return null;
}

function difference(before: string, after: string): string {
  let at = 0;
  while (before[at] === after[at]) at++;
  const from = Math.max(0, at - 60);
  return `(${before.slice(from, at + 60)} | ${after.slice(from, at + 60)})`;
}

/** Every `.bpmn` file below the folder. */
export async function run(folder: string): Promise<SuiteResult> {
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.bpmn'))
    .sort();
  const failures: string[] = [];
  for (const file of files) {
    const reason = await failureOf(decode(readFileSync(join(folder, file)))).catch(
      (error: unknown) => `throws ${String(error)}`,
    );
    if (reason !== null) failures.push(`${file}: ${reason}`);
  }
  return { passed: files.length - failures.length, total: files.length, failures };
}
