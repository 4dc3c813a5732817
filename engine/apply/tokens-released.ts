import { type Applier, type InPart, touch } from './applier.ts';

type Data = InPart & { readonly tokens: readonly number[] };

/** Tokens that the activation limit held, or whose scope ended, are taken out. */
export const tokensReleased: Applier<Data> = {
  kind: 'tokens-released',
  v: 1,
  apply(draft, _record, data) {
    const { tokens } = touch(draft, data.part);
    const kept = tokens.filter((token) => !data.tokens.includes(token.id));
    tokens.splice(0, tokens.length, ...kept);
  },
};
