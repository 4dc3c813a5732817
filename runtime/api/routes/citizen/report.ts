import { anyone } from '../../../auth/policies/index.ts';
import { reportAppeal } from '../../../usecases/citizen/report.ts';
import { perAddress, route } from '../../route.ts';
import { report, reported } from '../../schemas/citizen.ts';

export const postReport = route({
  method: 'post',
  path: '/citizen/reports',
  summary: 'Report an appeal; gives its number and a private link',
  body: report,
  reply: reported,
  status: 201,
  access: anyone,
  audit: 'case.reported',
  idempotent: true,
  limit: perAddress('public'),
  async handle(request) {
    const outcome = await reportAppeal(request, request.body);
    return outcome.ok ? { ok: true, body: outcome.answer } : outcome;
  },
});
