import type { Heard, IncidentStage } from '../model/part.ts';
import type { Id, Variables } from '../model/value.ts';
import { type Applier, changeElement, type InPart, touch } from './applier.ts';

type Data = InPart & {
  readonly incident: Id;
  /** Activation concerned; 0 for held tokens. */
  readonly of: number;
  readonly stage: IncidentStage;
  readonly code: string;
  readonly detail?: string;
  readonly result?: Variables;
  readonly heard?: Heard;
};

/** Something needs a person who repairs it; the element instance stands still until then. */
export const incidentRaised: Applier<Data> = {
  kind: 'incident-raised',
  v: 1,
  apply(draft, record, data) {
    const { incident, of, stage, result, heard } = data;
    const part = touch(draft, data.part);
    part.incidents.push({
      id: incident,
      element: record.element,
      of,
      stage,
      ...(result && { result }),
      ...(heard && { heard }),
    });
    if (stage === 'complete') changeElement(draft, data.part, of, { state: 'completing' });
  },
};
