import type { Created, Reported } from '../../api/client-types.ts';
import { Client, said } from './client.ts';
import type { Part, Stage } from './stage.ts';

/** Reports one appeal after the other, as a citizen or through a clerk, until all are in. */
export async function report(origin: string, clerk: Client, stage: Stage): Promise<void> {
  for (let part = stage.next(); part !== null && !stage.over; part = stage.next()) {
    const number =
      part.plan.by === 'citizen' ? await byCitizen(origin, part) : await byClerk(clerk, part);
    stage.reported(part, number);
  }
}

function common({ plan }: Part) {
  const { anonymous, phone, name, ...rest } = plan.report;
  const person = anonymous ? {} : { phone, name };
  return { ...rest, ...person, anonymous, category: plan.category.code, town: plan.town.code };
}

async function byCitizen(origin: string, part: Part): Promise<string> {
  const reply = await new Client(origin).post<Reported>('/citizen/reports', common(part));
  if (reply.status !== 201) throw new Error(`Expected the report to be taken: ${said(reply)}`);
  return reply.body.number;
}

async function byClerk(clerk: Client, part: Part): Promise<string> {
  const fields = { ...common(part), channel: 'phone' };
  const reply = await clerk.post<Created>('/cases', { pack: 'appeal', fields });
  if (reply.status >= 300) throw new Error(`Expected the case to be entered: ${said(reply)}`);
  return reply.body.number;
}
