import type { z } from 'zod';
import type { desk } from '../../api/schemas/citizen.ts';
import type { Refusal } from '../../commit/command.ts';
import { caseNumber } from '../../packs/case-number.ts';
import { type Asking, refuse } from '../asking.ts';
import { reportPack } from './report.ts';

type Reply = z.input<typeof desk>;

/** Who takes reports, and what their numbers look like: the first one of today. */
export async function readDesk({
  services,
}: Pick<Asking, 'services'>): Promise<{ readonly ok: true; readonly answer: Reply } | Refusal> {
  const pack = await services.packs.current(reportPack);
  const rule = pack?.numbers.get(pack.manifest.number);
  if (!pack || !rule) return refuse('not-found', 'Nobody takes reports here');
  const { desk: name = pack.manifest.title } = pack.manifest;
  const example = caseNumber(rule, services.now(), services.limits.zone, 1);
  return { ok: true, answer: { name, example } };
}
