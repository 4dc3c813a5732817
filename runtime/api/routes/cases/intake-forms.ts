import { hasRight } from '../../../auth/policies/index.ts';
import { listIntakeForms } from '../../../usecases/cases/intake-forms.ts';
import { perUser, route } from '../../route.ts';
import { intakeForms } from '../../schemas/case.ts';

export const getIntakeForms = route({
  method: 'get',
  path: '/intake-forms',
  summary: 'The forms by which a clerk starts a case, one a pack',
  reply: intakeForms,
  access: hasRight('case.intake'),
  limit: perUser('reads'),
  async handle(request) {
    return { ok: true, body: await listIntakeForms(request) };
  },
});
