import { type Applier, type InPart, touch } from './applier.ts';

type Data = InPart & { readonly flows: readonly string[] };

/** A complex gateway took its first tokens, from these flows, and waits for its reset. */
export const gatewayStarted: Applier<Data> = {
  kind: 'gateway-started',
  v: 1,
  apply(draft, record, data) {
    const part = touch(draft, data.part);
    part.gateways = { ...part.gateways, [record.element]: data.flows };
  },
};
