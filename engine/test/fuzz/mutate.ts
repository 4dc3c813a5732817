import { hostilePieces } from './hostile.ts';

type Pick = (n: number) => number;

/** Cuts, doubles, swaps and exchanges pieces of a text: most of it stays what it was. */
export function mutate(text: string, pick: Pick): string {
  const from = pick(text.length + 1);
  const to = Math.min(text.length, from + 1 + pick(60));
  const piece = text.slice(from, to);
  const [head, tail] = [text.slice(0, from), text.slice(to)];
  const all = [
    () => head + tail,
    () => head + piece + piece + tail,
    () => head + (hostilePieces[pick(hostilePieces.length)] as string) + tail,
    () => tail + head,
    () => head + [...piece].reverse().join('') + tail,
    () => head + piece.repeat(2 + pick(pick(20) === 0 ? 200 : 9)) + tail,
    () => text.replace(/\d+/g, (digits) => (pick(3) === 0 ? '9'.repeat(1 + pick(40)) : digits)),
  ];
  return (all[pick(all.length)] as () => string)();
}

/** The same for XML: ids, references and names of elements change places too. */
export function mutateXml(text: string, pick: Pick): string {
  const ids = [...text.matchAll(/"([\w-]+)"/g)].map(([, id]) => id as string);
  const any = (): string => ids[pick(ids.length)] ?? 'x';
  const [one, other] = [any(), any()];
  const all = [
    () => mutate(text, pick),
    () => text.replaceAll(`"${one}"`, `"${other}"`),
    () => text.replace(/Ref="([\w-]+)"/, `Ref="${one}"`),
    () => text.replace(/<(\w+)(?=[ />])/g, (tag) => (pick(12) === 0 ? `<${other}` : tag)),
    () => text.replace(/(Event|Task|Gateway)\b/g, (word) => (pick(9) === 0 ? 'Task' : word)),
    () => text.replace(/\s(\w+)="/, (_all, name) => ` ${name}="x" ${name}="`),
    () => text.replace(/="([^"]*)"/g, (whole) => (pick(20) === 0 ? '="__proto__"' : whole)),
  ];
  return (all[pick(all.length)] as () => string)();
}
