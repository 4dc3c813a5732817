import { type Applier, type InPart, touch } from './applier.ts';

type Data = InPart;

/** The last firing of the join (the record's instance) is undone: it waits for its tokens again. */
export const joinReopened: Applier<Data> = {
  kind: 'join-reopened',
  v: 1,
  apply(draft, record, data) {
    const part = touch(draft, data.part);
    const { [record.element]: _, ...others } = part.joins ?? {};
    if (Object.keys(others).length > 0) part.joins = others;
    else delete part.joins;
    const { [record.element]: phase, ...gateways } = part.gateways ?? {};
    if (!phase) return;
    if (Object.keys(gateways).length > 0) part.gateways = gateways;
    else delete part.gateways;
  },
};
