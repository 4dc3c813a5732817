import { random } from '../random.ts';

/** A piece of XML text: an element with what is in it, or what stands between elements. */
interface Piece {
  readonly name: string;
  readonly open: string;
  readonly close: string;
  readonly inner: Piece[];
}

const TAG = /<(?:!--[\s\S]*?--|!\[CDATA\[[\s\S]*?\]\]|\?[\s\S]*?\?|(?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
const SCOPES = /^(?:process|subProcess|adHocSubProcess|transaction)$/;
const NODES =
  /^(?:\w*[tT]ask|\w*[gG]ateway|\w*Event|subProcess|adHocSubProcess|transaction|callActivity)$/;

function read(xml: string): Piece {
  const root: Piece = { name: '', open: '', close: '', inner: [] };
  const open = [root];
  const top = (): Piece => open.at(-1) as Piece;
  const text = (part: string): void => {
    if (part) top().inner.push({ name: '', open: part, close: '', inner: [] });
  };
  let at = 0;
  for (const { 0: tag, index } of xml.matchAll(TAG)) {
    text(xml.slice(at, index));
    at = index + tag.length;
    const name = /^<\/?([\w:.-]+)/.exec(tag)?.[1] ?? '';
    if (name === '') text(tag);
    else if (tag.startsWith('</')) {
      const ended = open.pop() as Piece;
      top().inner.push({ ...ended, close: tag });
    } else if (tag.endsWith('/>')) top().inner.push({ name, open: tag, close: '', inner: [] });
    else open.push({ name, open: tag, close: '', inner: [] });
  }
  text(xml.slice(at));
  return root;
}

const write = ({ open, inner, close }: Piece): string => open + inner.map(write).join('') + close;

/** The flow nodes of each scope in another order; nothing says that theirs means anything. */
export function reordered(xml: string, seed: number): string {
  const pick = random(seed);
  const shuffle = (piece: Piece): Piece => {
    const inner = piece.inner.map(shuffle);
    if (!SCOPES.test(piece.name)) return { ...piece, inner };
    const at = inner.flatMap(({ name }, i) => (NODES.test(name) ? i : []));
    for (let i = at.length - 1; i > 0; i--) {
      const [a, b] = [at[i] as number, at[pick(i + 1)] as number];
      [inner[a], inner[b]] = [inner[b] as Piece, inner[a] as Piece];
    }
    return { ...piece, inner };
  };
  return write(shuffle(read(xml)));
}

const FLOW = /<sequenceFlow\b[^>]*?(?:\/>|>[\s\S]*?<\/sequenceFlow>)/g;

/** A task that does nothing on every flow but those whose two ends must be neighbours. */
export function lengthened(xml: string): string {
  const near = [...xml.matchAll(/<(?:eventBased|complex)Gateway\b[^>]*?\bid="([^"]+)"/g)];
  const ids = new Set(near.map(([, id]) => id));
  let serial = 0;
  return xml.replace(FLOW, (flow) => {
    const to = /\btargetRef="([^"]+)"/.exec(flow)?.[1] ?? '';
    const from = /\bsourceRef="([^"]+)"/.exec(flow)?.[1] ?? '';
    if (ids.has(from) || ids.has(to)) return flow;
    const id = `no-op-${++serial}`;
    const first = flow.replace(/\btargetRef="[^"]+"/, `targetRef="${id}"`);
    const second = `<sequenceFlow id="${id}-flow" sourceRef="${id}" targetRef="${to}"/>`;
    return `${first}<task id="${id}"/>${second}`;
  });
}

const REFERS =
  /\b(id|sourceRef|targetRef|attachedToRef|default|activityRef|bpmnElement)="([^"]+)"/g;

/** Other ids for flow nodes and flows, as far as no expression or name reads them. */
export function renamed(xml: string): { readonly xml: string; name(word: string): string } {
  const defined = xml.matchAll(/<(\w+)\b[^>]*?\bid="([^"]+)"/g);
  const all = [...defined].filter(([, tag]) => tag === 'sequenceFlow' || NODES.test(tag as string));
  const rest = xml.replace(REFERS, '');
  const words = new Set(rest.match(/[\w-]+/g));
  const names = new Map(
    all.flatMap(([, , id], i) => (words.has(id as string) ? [] : [[id as string, `r${999 - i}`]])),
  );
  const name = (word: string): string => names.get(word) ?? word;
  return { name, xml: xml.replace(REFERS, (_all, key, id) => `${key}="${name(id)}"`) };
}
