import type { z } from 'zod';
import type { Principal } from '../../../auth/principal.ts';
import type { Person } from '../../../org/model.ts';
import type { Organisation } from '../../../org/organisation.ts';
import type { me } from '../../schemas/session.ts';

/** A person as they see themselves. */
export function meOf(
  person: Person,
  principal: Principal,
  organisation: Organisation,
): z.input<typeof me> {
  const units = new Set(principal.posts.map((post) => post.unit));
  return {
    id: String(person.id),
    login: person.login,
    name: person.name,
    language: person.language === 'en' ? 'en' : 'zh-CN',
    roles: [...principal.roles],
    rights: [...principal.rights],
    units: [...units].flatMap((id) => {
      const unit = organisation.unit(id);
      return unit === null ? [] : [{ id: String(id), name: unit.name }];
    }),
    secondFactor: person.secondFactor,
    passwordExpired: person.passwordExpired,
  };
}
