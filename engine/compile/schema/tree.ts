/** An element of the XML as it is written, with the place where its tag begins in the text. */
export interface Tag {
  /** Namespace, empty where there is none. */
  readonly space: string;
  /** Name without prefix. */
  readonly name: string;
  /** By name as written, with prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: Tag | null;
  readonly children: Tag[];
  /** Offset of `<` in the text. */
  readonly at: number;
  /** Local name in `xsi:type`; null where there is none. */
  readonly narrowed: string | null;
  /** Own text, without that of children; trimmed. */
  text: string;
}

interface Open {
  readonly tag: Tag;
  readonly spaces: Spaces;
}

type Spaces = ReadonlyMap<string, string>;

const NAME = /[^\s/>=]+/y;
const ATTRIBUTE = /\s*([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const NO_SPACES: Spaces = new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]);
const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

/**
 * The tags of a text that a parser took already, with their offsets, in one linear pass. The
 * parser changes what it reads to the types of the metamodel; the rules of the schema are about
 * what was written.
 */
export function readTags(text: string): Tag | null {
  const open: Open[] = [];
  let root: Tag | null = null;
  let at = text.indexOf('<');
  while (at >= 0) {
    const end = endOf(text, at);
    const inner = open.at(-1);
    if (text.startsWith('<![CDATA[', at)) addText(inner, text.slice(at + 9, end - 3));
    else if (text[at + 1] === '/') open.pop();
    else if (text[at + 1] !== '!' && text[at + 1] !== '?') {
      const opened = readTag(text, at, inner);
      root ??= opened.tag;
      if (text[end - 2] !== '/') open.push(opened);
    }
    const next = text.indexOf('<', end);
    addText(open.at(-1), decode(text.slice(end, next < 0 ? undefined : next)));
    at = next;
  }
  return root;
}

function addText(open: Open | undefined, text: string): void {
  const more = text.trim();
  if (open && more !== '') open.tag.text += more;
}

/** Where each tag that opens an element begins and ends, in one linear pass. */
export function* tagsIn(text: string): Generator<{ readonly at: number; readonly end: number }> {
  for (let at = text.indexOf('<'); at >= 0; ) {
    const end = endOf(text, at);
    if (!/[/!?]/.test(text[at + 1] ?? '')) yield { at, end };
    at = text.indexOf('<', end);
  }
}

/** The attributes of a tag as they are written; `from` is where the value begins in the text. */
export function* attributesIn(
  text: string,
  at: number,
  end: number,
): Generator<{ readonly name: string; readonly value: string; readonly from: number }> {
  NAME.lastIndex = at + 1;
  const written = NAME.exec(text)?.[0] ?? '';
  let next = at + 1 + written.length;
  while (next < end) {
    ATTRIBUTE.lastIndex = next;
    const match = ATTRIBUTE.exec(text);
    if (!match) return;
    next = ATTRIBUTE.lastIndex;
    const value = match[2] ?? match[3] ?? '';
    yield { name: match[1] as string, value, from: next - 1 - value.length };
  }
}

/** Behind the markup that begins at an offset. */
function endOf(text: string, at: number): number {
  const close = (end: string): number => {
    const found = text.indexOf(end, at);
    return found < 0 ? text.length : found + end.length;
  };
  if (text.startsWith('<!--', at)) return close('-->');
  if (text.startsWith('<![CDATA[', at)) return close(']]>');
  if (text[at + 1] === '?') return close('?>');
  let quote = '';
  for (let i = at + 1; i < text.length; i++) {
    const char = text[i] as string;
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '>') return i + 1;
  }
  return text.length;
}

function readTag(text: string, at: number, inner: Open | undefined): Open {
  NAME.lastIndex = at + 1;
  const written = NAME.exec(text)?.[0] ?? '';
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = at + 1 + written.length;
  for (let match = ATTRIBUTE.exec(text); match; match = ATTRIBUTE.exec(text)) {
    attributes.set(match[1] as string, decode(match[2] ?? match[3] ?? ''));
  }
  const spaces = spacesOf(attributes, inner?.spaces ?? NO_SPACES);
  const [prefix, name] = splitName(written);
  const parent = inner?.tag ?? null;
  const space = spaces.get(prefix) ?? '';
  const narrowed = narrowedBy(attributes, spaces);
  const tag: Tag = { space, name, attributes, parent, children: [], at, narrowed, text: '' };
  parent?.children.push(tag);
  return { tag, spaces };
}

const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

function narrowedBy(attributes: ReadonlyMap<string, string>, spaces: Spaces): string | null {
  for (const [written, value] of attributes) {
    const [prefix, name] = splitName(written);
    const isType = name === 'type' && prefix !== '' && spaces.get(prefix) === INSTANCE;
    if (isType) return splitName(value.trim())[1];
  }
  return null;
}

function spacesOf(attributes: ReadonlyMap<string, string>, around: Spaces): Spaces {
  let spaces: Map<string, string> | null = null;
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    spaces ??= new Map(around);
    spaces.set(name.slice(6), value);
  }
  return spaces ?? around;
}

/** Prefix (may be empty) and local name. */
function splitName(written: string): [prefix: string, name: string] {
  const colon = written.indexOf(':');
  return colon < 0 ? ['', written] : [written.slice(0, colon), written.slice(colon + 1)];
}

/** A text with its character references as the characters. */
export function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (all, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.get(name) ?? all;
    const code = Number.parseInt(decimal ?? hex, decimal ? 10 : 16);
    return code <= 0x10_ffff ? String.fromCodePoint(code) : all;
  });
}
