import type { Id } from '../model/value.ts';
import { type Applier, type InPart, touch } from './applier.ts';

type Data = InPart & { readonly incident: Id };

/** The incident is gone: repaired, or its element instance ended. */
export const incidentResolved: Applier<Data> = {
  kind: 'incident-resolved',
  v: 1,
  apply(draft, _record, data) {
    const part = touch(draft, data.part);
    const at = part.incidents.findIndex((incident) => incident.id === data.incident);
    const [gone] = part.incidents.splice(at, 1);
    if (gone?.stage !== 'complete') return;
    const position = part.elements.findIndex((element) => element.id === gone.of);
    const element = part.elements[position];
    if (!element) return;
    const { state: _, ...active } = element;
    part.elements[position] = active;
  },
};
