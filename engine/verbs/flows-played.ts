import type { Flow, Node } from '../model/graph.ts';
import type { Run } from '../model/run.ts';

/** The flows by which a played element is left: those that were chosen, else the usual ones. */
export function flowsPlayed(run: Run, { id, outgoing, defaultFlow, behaviour }: Node): Flow[] {
  const ids = run.env.play?.chosen(id) ?? [];
  const chosen = outgoing.filter((flow) => ids.includes(flow.id));
  if (chosen.length > 0) return chosen;
  const usual = outgoing.filter((flow) => flow !== defaultFlow);
  if (usual.length === 0) return [...outgoing];
  return behaviour.activity ? usual : usual.slice(0, 1);
}
