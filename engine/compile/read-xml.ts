import type { XmlNode } from '../model/xml.ts';
import { NC_NAME } from './names.ts';
import { attributesIn, decode, tagsIn } from './schema/tree.ts';
import { nodesIn } from './write.ts';

/** What the parser gives, as far as ids are concerned. */
interface Read {
  readonly rootElement: object;
  readonly elementsById: { readonly [id: string]: object };
  readonly warnings: readonly Warning[];
}

interface Warning {
  readonly element?: object;
  readonly property?: string;
  readonly value?: string;
}

type Settable = XmlNode & { set(name: string, value: unknown): void };

/** An id that the parser would refuse, at its place in the text. */
interface Strange {
  readonly from: number;
  readonly to: number;
  readonly id: string;
}

const LEGAL = new RegExp(`^${NC_NAME}$`, 'u');
const PLAIN = /^[A-Za-z_][\w.-]*$/;

/** Found in hardly any file, so that nothing more is done. */
const STRANGE = /\sid\s*=\s*(?:"[\w.-]*[^\w.\-"]|'[\w.-]*[^\w.\-'])/;

/**
 * Reads a model whose ids may be any that XML allows, such as `任务1`: the parser drops elements
 * whose ids are not ASCII, so it reads others in their stead, of the same length where that goes,
 * and gets the true ones and the references to them back.
 */
export async function readXml<T extends Read>(
  xml: string,
  read: (text: string) => Promise<T>,
): Promise<T> {
  const found = STRANGE.test(xml) ? strangeIn(xml) : null;
  if (!found || found.strange.length === 0) return read(xml);
  const stands = standsFor(found);
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to, id } of found.strange) {
    pieces.push(xml.slice(done, from), stands.get(id) as string);
    done = to;
  }
  pieces.push(xml.slice(done));
  return restored(await read(pieces.join('')), stands);
}

interface Ids {
  readonly strange: readonly Strange[];
  readonly plain: ReadonlySet<string>;
}

function strangeIn(xml: string): Ids {
  const strange: Strange[] = [];
  const plain = new Set<string>();
  for (const { at, end } of tagsIn(xml)) {
    for (const { name, value, from } of attributesIn(xml, at, end)) {
      if (name !== 'id') continue;
      const id = decode(value).trim();
      if (PLAIN.test(value)) plain.add(value);
      else if (LEGAL.test(id)) strange.push({ from, to: from + value.length, id });
    }
  }
  return { strange, plain };
}

function standsFor({ strange, plain }: Ids): Map<string, string> {
  const stands = new Map<string, string>();
  let count = 0;
  for (const { from, to, id } of strange) {
    if (stands.has(id)) continue;
    let stand: string;
    do {
      // What people and tools would hardly call something.
      stand = `_.-${count.toString(36)}`.padEnd(to - from, '-');
      count++;
    } while (plain.has(stand));
    stands.set(id, stand);
  }
  return stands;
}

function restored<T extends Read>(read: T, stands: ReadonlyMap<string, string>): T {
  const trueIds = new Map([...stands].map(([id, stand]) => [stand, id]));
  for (const node of nodesIn(read.rootElement)) {
    const id = trueIds.get(String(node.get('id')));
    if (id !== undefined) (node as Settable).set('id', id);
  }
  const byId: { [id: string]: object } = Object.create(null);
  for (const [id, node] of Object.entries(read.elementsById)) byId[trueIds.get(id) ?? id] = node;
  const warnings = read.warnings
    .filter((warning) => !resolved(warning, byId))
    .map((warning) => withTrueId(warning, trueIds));
  return { ...read, elementsById: byId, warnings };
}

/** References to an id are left as they are written, so that the parser did not find it. */
function resolved({ element, property, value }: Warning, byId: Read['elementsById']): boolean {
  const target = element && property && value !== undefined ? byId[value.trim()] : undefined;
  if (!target) return false;
  const held = (element as Settable).get(property as string);
  if (Array.isArray(held)) held.push(target);
  else (element as Settable).set(property as string, target);
  return true;
}

function withTrueId<T extends Warning>(warning: T, trueIds: ReadonlyMap<string, string>): T {
  if (!('message' in warning) || typeof warning.message !== 'string') return warning;
  const message = warning.message.replace(
    /duplicate ID <([^>]*)>/,
    (_all, id: string) => `duplicate ID <${trueIds.get(id) ?? id}>`,
  );
  return { ...warning, message };
}
