import type { ElementInstance, ScopePart, Seat } from '../model/part.ts';
import type { EngineRecord } from '../model/record.ts';
import type { Draft } from '../model/run.ts';
import { type Applier, changeElement, findElement, type InPart, touch } from './applier.ts';

type Data = InPart & {
  /** Tokens that a join consumed. */
  readonly tokens?: readonly number[];
  /** The flows they had arrived on, for a later return into one of the branches. */
  readonly flows?: readonly string[];
  readonly path?: readonly number[];
  readonly loop?: number;
  /** The seat that its token goes straight back to. */
  readonly back?: Seat;
  /** Of a compensation handler: the compensating activity. */
  readonly compensates?: Seat;
};

/** An element instance is active; its id is this record's number. */
export const elementActivated: Applier<Data> = {
  kind: 'element-activated',
  v: 1,
  apply(draft, record, data) {
    const part = touch(draft, data.part);
    if (data.tokens) consume(part, record, data.tokens, data.path);
    const { path, loop, back, compensates } = data;
    const instance: ElementInstance = {
      id: record.n,
      element: record.element,
      ...(path && { path }),
      ...(loop !== undefined && { loop }),
      ...(back && { back }),
      ...(compensates && { compensates }),
    };
    part.elements.push(instance);
    if (back) leaveSeat(draft, back, [part.part, record.n]);
  },
};

/** The tokens are gone, but what the join's last firing took stays for a later return. */
function consume(
  part: ScopePart,
  { element, n }: EngineRecord,
  ids: readonly number[],
  path: readonly number[] | undefined,
): void {
  const tokens = ids.flatMap((id) => {
    const [token] = part.tokens.splice(
      part.tokens.findIndex((one) => one.id === id),
      1,
    );
    return token ? [{ flow: token.flow, ...(token.path && { path: token.path }) }] : [];
  });
  part.joins = { ...part.joins, [element]: { id: n, ...(path && { path }), tokens } };
}

/** The seat knows where its token is; the outermost scope opened for it stands for it. */
function leaveSeat(draft: Draft, seat: Seat, there: Seat): void {
  const { away } = findElement(draft, ...seat) ?? {};
  if (away && findElement(draft, ...away)) return;
  changeElement(draft, seat[0], seat[1], { away: there });
}
