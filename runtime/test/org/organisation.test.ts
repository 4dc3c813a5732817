import { beforeAll, describe, expect, it } from 'vitest';
import { caseScope } from '../../auth/scope.ts';
import type { Organisation } from '../../org/organisation.ts';
import { organisationOf } from './build.ts';

let organisation: Organisation;
beforeAll(async () => {
  organisation = await organisationOf({
    roles: {
      handler: ['unit', 'case.read', 'task.work'],
      dispatcher: ['unit-below', 'case.read', 'task.work'],
      inspector: ['named', 'case.read'],
      leader: ['all', 'case.read', 'supervise.L1'],
      designer: ['all', 'pack.design'],
      clerk: ['own', 'case.intake'],
    },
    units: [
      { id: 1, code: 'city', path: '/1/' },
      { id: 2, code: 'town', parent: 1, path: '/1/2/' },
      { id: 3, code: 'village', parent: 2, path: '/1/2/3/' },
      { id: 20, code: 'other', parent: 1, path: '/1/20/' },
    ],
    posts: [
      { id: 11, unit: 2, role: 'dispatcher' },
      { id: 12, unit: 20, role: 'handler' },
      { id: 13, unit: 20, role: 'handler', head: true },
    ],
    groups: { 7: 'inspection' },
    users: [
      { id: 101, login: 'dispatcher', posts: [11], groups: [7] },
      { id: 102, login: 'handler', posts: [12] },
      { id: 103, login: 'head', posts: [13] },
      { id: 104, login: 'inspector', roles: [{ role: 'inspector', units: [3, 20] }] },
      { id: 105, login: 'leader', roles: [{ role: 'leader' }] },
      { id: 106, login: 'designer', roles: [{ role: 'designer' }] },
      { id: 107, login: 'left', posts: [12], disabled: true },
      { id: 108, login: 'both', posts: [11, 12] },
    ],
  });
});

const scopeOf = (user: number) => {
  const principal = organisation.principal(user);
  if (principal === null) throw new Error('Expected a principal');
  return caseScope(principal, organisation);
};

describe('the data scope', () => {
  it('is the unit of the post', () => {
    expect(scopeOf(102)).toEqual({ all: false, units: [20], user: 102 });
  });

  it('is the unit and all below it, but no unit whose number begins alike', () => {
    expect(scopeOf(101)).toEqual({ all: false, units: [2, 3], user: 101 });
  });

  it('is the units that are named', () => {
    expect(scopeOf(104)).toEqual({ all: false, units: [3, 20], user: 104 });
  });

  it('is everything', () => {
    expect(scopeOf(105).all).toBe(true);
  });

  it('is what all posts give together', () => {
    expect(scopeOf(108).units.toSorted((a, b) => a - b)).toEqual([2, 3, 20]);
  });

  it('of a role without a right to read cases means nothing', () => {
    expect(scopeOf(106)).toEqual({ all: false, units: [], user: 106 });
  });
});

describe('a principal', () => {
  it('has the keys under which tasks wait', () => {
    expect(organisation.principal(101)?.candidateKeys).toEqual([
      'user:101',
      'role:dispatcher',
      'unit:2',
      'unit-role:2:dispatcher',
      'group:7',
    ]);
  });

  it('is nobody once disabled, though histories still find the name', () => {
    expect(organisation.principal(107)).toBeNull();
    expect(organisation.person(107)?.login).toBe('left');
    expect(organisation.byUnit(20).map(({ id }) => id)).toEqual([102, 103, 108]);
  });
});

describe('the organisation', () => {
  it('finds units, heads and holders of roles', () => {
    expect(organisation.unitsBelow(2).map(({ id }) => id)).toEqual([2, 3]);
    expect(organisation.children(1).map(({ id }) => id)).toEqual([2, 20]);
    expect(organisation.heads(20).map(({ id }) => id)).toEqual([103]);
    expect(organisation.byRole('handler').map(({ id }) => id)).toEqual([102, 103, 108]);
    expect(organisation.byUnitAndRole(2, 'dispatcher').map(({ id }) => id)).toEqual([101, 108]);
  });

  it('counts disabled people on posts: only leaving the post frees the place', () => {
    expect(organisation.staff(20)).toBe(4);
    expect(organisation.holders(12)).toBe(3);
  });
});
