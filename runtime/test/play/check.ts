import type { CaseDetail, CasePage } from '../../api/client-types.ts';
import { type Client, said } from './client.ts';
import type { Part, Stage } from './stage.ts';

/** What was counted beside what was planned. */
export interface Count {
  readonly name: string;
  readonly planned: number;
  readonly counted: number;
}

const atOnce = 16;

/** Reads every case back through the API and counts statuses, steps, returns and ratings. */
export async function countAll(client: Client, stage: Stage): Promise<readonly Count[]> {
  const planned = new Map<string, number>();
  const counted = new Map<string, number>();
  for (const { plan } of stage.parts) {
    add(planned, 'appeals');
    add(planned, `status ${plan.status}`);
    if (plan.waits !== null) add(planned, `waiting at ${plan.waits}`);
    if (plan.returns > 0) add(planned, 'returns', plan.returns);
    if (plan.rating !== null) add(planned, `rating ${plan.rating}`);
    if (plan.report.confidential) add(planned, 'confidential');
  }
  const ids = await allCases(client);
  const left = [...ids];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let id = left.pop(); id !== undefined; id = left.pop()) {
        countCase(counted, await detailOf(client, id));
      }
    }),
  );
  const names = [...new Set([...planned.keys(), ...counted.keys()])].toSorted();
  return [
    ...names.map((name) => ({
      name,
      planned: planned.get(name) ?? 0,
      counted: counted.get(name) ?? 0,
    })),
    { name: 'gaps in numbers', planned: 0, counted: gaps(stage.parts) },
  ];
}

function add(counts: Map<string, number>, name: string, by = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}

async function allCases(client: Client): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const query: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const page = await client.get<CasePage>(`/cases?limit=100&sort=created${query}`);
    if (page.status !== 200) throw new Error(`Expected the list of cases: ${said(page)}`);
    ids.push(...page.body.items.map(({ id }) => id));
    after = page.body.next;
  } while (after !== null);
  return ids;
}

async function detailOf(client: Client, id: string): Promise<CaseDetail> {
  const reply = await client.get<CaseDetail>(`/cases/${id}`);
  if (reply.status !== 200) throw new Error(`Expected case ${id}: ${said(reply)}`);
  return reply.body;
}

function countCase(counted: Map<string, number>, detail: CaseDetail): void {
  add(counted, 'appeals');
  add(counted, `status ${detail.status}`);
  for (const task of detail.tasks) add(counted, `waiting at ${task.element}`);
  const { returns, earlierRating } = detail.fields;
  const rating = detail.fields.rating ?? earlierRating;
  if (typeof returns === 'number') add(counted, 'returns', returns);
  if (typeof rating === 'string') add(counted, `rating ${rating}`);
  if (detail.confidential) add(counted, 'confidential');
}

/** Numbers that were skipped, over all days. */
function gaps(parts: readonly Part[]): number {
  const places = new Map<string, number[]>();
  for (const { number } of parts) {
    const [, day = '', place = ''] = /^8890-(\d{8})-(\d{5})$/.exec(number ?? '') ?? [];
    places.set(day, [...(places.get(day) ?? []), Number(place)]);
  }
  return [...places.values()].reduce((sum, day) => sum + Math.max(...day) - day.length, 0);
}
