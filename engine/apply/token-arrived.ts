import { type Applier, type InPart, touch } from './applier.ts';

type Data = InPart & {
  readonly flow: string;
  readonly path?: readonly number[];
  readonly held?: boolean;
  readonly loop?: number;
};

/** A token waits at the record's element and remembers the flow it came on. */
export const tokenArrived: Applier<Data> = {
  kind: 'token-arrived',
  v: 1,
  apply(draft, record, data) {
    const { flow, path, held, loop } = data;
    touch(draft, data.part).tokens.push({
      id: record.n,
      flow,
      ...(path && { path }),
      ...(held && { held }),
      ...(loop !== undefined && { loop }),
    });
  },
};
