import { type Applier, type InPart, touch } from './applier.ts';

/** A complex gateway waits for its start again. */
export const gatewayReset: Applier<InPart> = {
  kind: 'gateway-reset',
  v: 1,
  apply(draft, record, data) {
    const part = touch(draft, data.part);
    const { [record.element]: _flows, ...others } = part.gateways ?? {};
    if (Object.keys(others).length > 0) part.gateways = others;
    else delete part.gateways;
  },
};
