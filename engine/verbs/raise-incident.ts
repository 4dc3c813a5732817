import { inPart, partOf } from '../apply/applier.ts';
import { incidentRaised } from '../apply/incident-raised.ts';
import { incidentResolved } from '../apply/incident-resolved.ts';
import type { Failure } from '../model/graph.ts';
import type { Heard, Incident, IncidentStage } from '../model/part.ts';
import type { Activation, Run } from '../model/run.ts';
import type { Variables } from '../model/value.ts';
import { effect, emit, newId, spend } from './emit.ts';

/** Stops an element instance until somebody repairs what is wrong. */
export function raiseIncident(
  run: Run,
  me: Activation,
  failure: Failure,
  stage: IncidentStage = 'enter',
  result?: Variables,
  heard?: Heard,
): void {
  raise(run, { element: me.node.id, part: me.part, of: me.id, stage, failure, result, heard });
}

/** Tokens of a scope, or the process at its end, cannot go on, or an event cannot be waited for. */
export function raiseForScope(
  run: Run,
  part: number,
  element: string,
  failure: Failure,
  stage: 'arm' | 'tokens' | 'join' | 'end',
): void {
  raise(run, { element, part, of: 0, stage, failure });
}

interface Raised {
  readonly element: string;
  readonly part: number;
  readonly of: number;
  readonly stage: IncidentStage;
  readonly failure: Failure;
  readonly result?: Variables | undefined;
  readonly heard?: Heard | undefined;
}

function raise(run: Run, raised: Raised): void {
  const { element, part, of, stage, failure, result, heard } = raised;
  const incident = newId(run);
  emit(run, incidentRaised, element, of === 0 ? run.draft.id : of, {
    ...inPart(part),
    incident,
    of,
    stage,
    ...failure,
    ...(result && { result }),
    ...(heard && { heard }),
  });
  effect(run, { kind: 'raise-incident', incident, element, part, ...failure });
}

/** Takes an incident away, because it is repaired or its element instance ends. */
export function clearIncident(run: Run, part: number, incident: Incident): void {
  const instance = incident.of === 0 ? run.draft.id : incident.of;
  emit(run, incidentResolved, incident.element, instance, {
    ...inPart(part),
    incident: incident.id,
  });
  effect(run, { kind: 'clear-incident', incident: incident.id });
}

export function clearIncidents(run: Run, part: number, of: number): void {
  const { incidents } = partOf(run.draft, part);
  if (incidents.length === 0) return;
  spend(run, incidents.length);
  for (const incident of incidents.filter((one) => one.of === of)) {
    clearIncident(run, part, incident);
  }
}
