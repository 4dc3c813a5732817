import { hasRight } from '../../../auth/policies/right.ts';
import { perUser, route } from '../../route.ts';
import { unitQuery, units } from '../../schemas/organisation.ts';
import { unitView } from './view.ts';

/** The tree in full: also what people choose a unit from. */
export const getUnits = route({
  method: 'get',
  path: '/units',
  summary: 'Units of the organisation',
  query: unitQuery,
  reply: units,
  access: hasRight('organisation.manage', 'user.manage', 'task.work', 'case.read', 'case.intake'),
  limit: perUser('reads'),
  async handle({ query, services: { organisation } }) {
    const kind = query['filter[kind]'];
    const parent = query['filter[parent]'];
    const pilot = query['filter[pilot]'];
    const items = organisation
      .units()
      .filter(
        (unit) =>
          (kind === undefined || unit.kind === kind) &&
          (parent === undefined || unit.parent === Number(parent)) &&
          (pilot === undefined || unit.pilot === (pilot === 'yes')),
      )
      .map((unit) => unitView(unit, organisation));
    return { ok: true, body: { items } };
  },
});
