/** Where an element with an id begins in the text, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const TAG_WITH_ID = /<([A-Za-z_][\w:.-]*)(?=[^<>]*?\sid\s*=\s*["']([^"'<>]*)["'])/g;

/** Finds the places of ids, in one linear pass; asked for only when there is a problem to show. */
export function placesOf(text: string): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const drawn = new Map<string, Place>();
  let line = 1;
  let lineStart = 0;
  let scanned = 0;
  for (const match of text.matchAll(TAG_WITH_ID)) {
    const at = match.index;
    for (let next = text.indexOf('\n', scanned); next >= 0 && next < at; ) {
      line++;
      lineStart = next + 1;
      next = text.indexOf('\n', next + 1);
    }
    scanned = at;
    const id = match[2] ?? '';
    const isDiagram = /^(?:\w+:)?BPMN(?:Shape|Edge|Plane|Diagram|Label)/.test(match[1] ?? '');
    const into = isDiagram ? drawn : places;
    if (!into.has(id)) into.set(id, { line, column: at - lineStart + 1 });
  }
  return new Map([...drawn, ...places]);
}

/** Turns offsets, asked for in any order, into places. */
export function placeAt(text: string): (at: number) => Place {
  const starts = [0];
  for (let next = text.indexOf('\n'); next >= 0; next = text.indexOf('\n', next + 1)) {
    starts.push(next + 1);
  }
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] as number) + 1 };
  };
}
