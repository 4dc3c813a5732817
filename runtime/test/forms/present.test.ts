import type { Json } from '@liandong/engine';
import { describe, expect, it } from 'vitest';
import { fieldAccess } from '../../forms/field-access.ts';
import type { Form } from '../../forms/form.ts';
import { presentForm, presentValues, proposals } from '../../forms/present.ts';
import { appealPack } from './appeal-pack.ts';

const pack = await appealPack();
const units = [{ code: 'D01', name: '市住建局' }];

function form(name: string): Form {
  const found = pack.forms.get(name);
  if (!found) throw new Error(`Expected form ${name}`);
  return found;
}

type Node = { readonly [name: string]: Json };

function nodeOf(schema: Json, ...path: string[]): Node {
  let node = schema as Node;
  for (const name of path) node = (node.properties as { [name: string]: Node })[name] as Node;
  return node;
}

describe('form as a reader sees it', () => {
  it('has its words in the language of the reader', () => {
    const common = { pack, form: form('intake'), units, access: null } as const;
    expect(nodeOf(presentForm({ ...common, language: 'zh' }), 'category').title).toBe('诉求类别');
    expect(nodeOf(presentForm({ ...common, language: 'en' }), 'category').title).toBe('Category');
    expect(presentForm({ ...common, language: 'en' })).not.toHaveProperty('x-text');
  });

  it('carries the options of its dictionaries', () => {
    const schema = presentForm({ pack, form: form('intake'), language: 'en', units, access: null });
    const options = nodeOf(schema, 'category').enum as Node[];
    expect(options).toHaveLength(62);
    expect(options[0]).toEqual({
      value: '0101',
      label: 'Room temperature below standard',
      group: 'Heating',
    });
  });

  it('offers the units of the organisation', () => {
    const step = pack.main.definition.userTask('dispatch');
    const access = fieldAccess(step ?? { fieldAccess: [] }, pack.fields.keys());
    const schema = presentForm({ pack, form: form('dispatch'), language: 'zh', units, access });
    const unit = nodeOf(schema, 'assignment', 'unit');
    expect(unit.enum).toEqual([{ value: 'D01', label: '市住建局' }]);
    expect(unit.required).toBe(true);
    expect(nodeOf(schema, 'matter', 'category')['x-pattern']).toBe('readPretty');
  });

  it('leaves hidden fields and empty groups out', () => {
    const access = fieldAccess(
      { fieldAccess: [{ name: 'return*', access: 'hide' }] },
      pack.fields.keys(),
    );
    const schema = presentForm({ pack, form: form('dispatch'), language: 'zh', units, access });
    expect(nodeOf(schema).properties).not.toHaveProperty('returned');
  });
});

describe('values as a reader sees them', () => {
  const stored = {
    place: '金桥小区',
    phone: { $: 'ref', v: 'record/4711/phone' },
    contactedAt: { $: 'date-time', v: '2026-11-23T08:30:00+08:00' },
    result: '内部意见',
  };
  const resolve = (reference: string) => (reference.endsWith('/phone') ? '13812345678' : null);

  it('masks personal values unless they may be seen in clear', () => {
    const masked = presentValues(pack, ['phone'], stored, {
      access: null,
      resolve,
      clear: () => false,
    });
    expect(masked).toEqual({ phone: '138****5678' });
    const clear = presentValues(pack, ['phone'], stored, {
      access: null,
      resolve,
      clear: (field) => field === 'phone',
    });
    expect(clear).toEqual({ phone: '13812345678' });
  });

  it('leaves hidden fields out and shows moments as texts', () => {
    const access = new Map([['result', 'hide' as const]]);
    const seen = presentValues(pack, Object.keys(stored), stored, {
      access,
      resolve,
      clear: () => false,
    });
    expect(seen).not.toHaveProperty('result');
    expect(seen.contactedAt).toBe('2026-11-23T08:30:00+08:00');
  });

  it('proposes what a decision found while the field is empty', () => {
    const proposed = { proposedUnit: 'D0101', proposedCoUnits: ['E01'] };
    expect(proposals(pack, form('dispatch'), proposed)).toEqual({
      unit: 'D0101',
      coUnits: ['E01'],
    });
    expect(proposals(pack, form('dispatch'), { ...proposed, unit: 'D02' })).toEqual({
      coUnits: ['E01'],
    });
  });
});
