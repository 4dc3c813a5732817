import type { z } from 'zod';
import type { dictionary } from '../../api/schemas/citizen.ts';
import type { Refusal } from '../../commit/command.ts';
import { type Asking, refuse } from '../asking.ts';
import { reportPack } from './report.ts';

type Reply = z.input<typeof dictionary>;

/** What the page of reports chooses from; nothing of it is secret. */
const publicNames = ['categories', 'towns'];

/** A dictionary of the pack that takes reports. */
export async function readDictionary(
  { services }: Pick<Asking, 'services'>,
  name: string,
): Promise<{ readonly ok: true; readonly answer: Reply } | Refusal> {
  const pack = await services.packs.current(reportPack);
  const entries = publicNames.includes(name) ? pack?.dictionaries.get(name) : undefined;
  if (!entries) return refuse('not-found', `There is no dictionary ${name}`);
  const items = entries.map(({ code, name: words, parent }) => ({ code, name: words, parent }));
  return { ok: true, answer: { items } };
}
