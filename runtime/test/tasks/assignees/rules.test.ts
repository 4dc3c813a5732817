import type { Assignment, Variables } from '@liandong/engine';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Organisation } from '../../../org/organisation.ts';
import { assigneeRules, resolveAssignees } from '../../../tasks/assignees/index.ts';
import { organisationOf } from '../../org/build.ts';

let organisation: Organisation;
beforeAll(async () => {
  organisation = await organisationOf({
    roles: { handler: ['unit', 'task.work'], dispatcher: ['all', 'task.work'], empty: ['own'] },
    units: [
      { id: 1, code: 'C01', path: '/1/' },
      { id: 2, code: '210882003', parent: 1, path: '/1/2/' },
      { id: 3, code: 'D03', parent: 1, path: '/1/3/' },
    ],
    posts: [
      { id: 11, unit: 1, role: 'dispatcher' },
      { id: 12, unit: 2, role: 'handler' },
      { id: 13, unit: 2, role: 'handler', head: true },
      { id: 14, unit: 3, role: 'handler', head: true },
    ],
    groups: { 7: 'inspection', 8: 'deserted' },
    users: [
      { id: 101, login: 'dispatcher', posts: [11], groups: [7] },
      { id: 102, login: 'handler', posts: [12] },
      { id: 103, login: 'head', posts: [13] },
      { id: 104, login: 'left', posts: [14], groups: [8], disabled: true },
    ],
  });
});

const resolve = (rule: string, values: Variables, initiator: number | null = 101) =>
  resolveAssignees({ assignments: [{ rule, arguments: values }] }, { organisation, initiator });

const queue = (unit: number | null = null) => ({
  assignee: null,
  unit,
  principals: ['role:admin'],
  deserted: true,
});

describe('the rule', () => {
  it.each<[rule: string, values: Variables, expected: object]>([
    [
      'role',
      { role: 'dispatcher' },
      { assignee: null, unit: null, principals: ['role:dispatcher'] },
    ],
    [
      'unit-role',
      { of: '210882003', role: 'handler' },
      { unit: 2, principals: ['unit-role:2:handler'] },
    ],
    ['users', { of: ['dispatcher', 102, 'left'] }, { principals: ['user:101', 'user:102'] }],
    ['user', { of: { id: '102', name: 'n' } }, { assignee: 102 }],
    ['users', { user: 'handler' }, { principals: ['user:102'] }],
    ['groups', { of: ['inspection', 'handler'] }, { principals: ['group:7', 'role:handler'] }],
    ['groups', { group: 'deserted' }, { principals: ['role:admin'] }],
    ['unit-role', { of: 2, role: 'handler' }, { unit: 2, principals: ['unit-role:2:handler'] }],
    ['unit-role', { of: '2', role: 'handler' }, { unit: 2, principals: ['unit-role:2:handler'] }],
    [
      'area-role',
      { of: '210882003', role: 'handler' },
      { unit: 2, principals: ['unit-role:2:handler'] },
    ],
    [
      'area-role',
      { of: 'D03', role: 'dispatcher' },
      { unit: 1, principals: ['unit-role:1:dispatcher'] },
    ],
    ['unit-role', { of: 2, role: 'empty' }, { assignee: 103, unit: 2, principals: [] }],
    ['unit-head', { of: 2 }, { assignee: 103, unit: 2, principals: [] }],
    ['unit', { of: 2 }, { assignee: null, unit: 2, principals: ['unit:2'] }],
    ['user', { of: 102 }, { assignee: 102, unit: 2, principals: [] }],
    ['user', { of: '102' }, { assignee: 102, unit: 2, principals: [] }],
    ['user', { of: 'handler' }, { assignee: 102, unit: 2, principals: [] }],
    ['initiator', {}, { assignee: 101, unit: 1, principals: [] }],
    ['group', { group: 'inspection' }, { assignee: null, unit: null, principals: ['group:7'] }],
    ['group', { of: 7 }, { assignee: null, unit: null, principals: ['group:7'] }],
  ])('%s %j finds its people', (rule, values, expected) => {
    expect(resolve(rule, values)).toMatchObject(expected);
  });

  it.each<[rule: string, values: Variables, unit: number | null]>([
    ['role', { role: 'empty' }, null],
    ['role', {}, null],
    ['unit-role', { of: 'D03', role: 'handler' }, 3],
    ['unit-role', { of: 'gone', role: 'handler' }, null],
    ['unit-role', { of: null, role: 'handler' }, null],
    ['area-role', { of: 'D03', role: 'empty' }, 3],
    ['unit-head', { of: 3 }, 3],
    ['unit', { of: 3 }, 3],
    ['user', { of: 104 }, null],
    ['user', { of: null }, null],
    ['group', { group: 'deserted' }, null],
    ['no-such-rule', {}, null],
  ])('%s %j without people goes to the administrators', (rule, values, unit) => {
    expect(resolve(rule, values)).toEqual(queue(unit));
  });

  it('initiator of a case that a citizen reported goes to the administrators', () => {
    expect(resolve('initiator', {}, null)).toEqual(queue());
  });
});

describe('several rules', () => {
  it('let everybody claim who is named', () => {
    const assignments: readonly Assignment[] = [
      { rule: 'user', arguments: { of: 102 } },
      { rule: 'role', arguments: { role: 'dispatcher' } },
    ];
    expect(resolveAssignees({ assignments }, { organisation, initiator: null })).toEqual({
      assignee: null,
      unit: 2,
      principals: ['user:102', 'role:dispatcher'],
    });
  });
});

describe('the registry', () => {
  it('has every rule that a model may name', () => {
    expect([...assigneeRules.keys()].toSorted()).toEqual([
      'area-role',
      'group',
      'groups',
      'initiator',
      'role',
      'unit',
      'unit-head',
      'unit-role',
      'user',
      'users',
    ]);
  });
});
