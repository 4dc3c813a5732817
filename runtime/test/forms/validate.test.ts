import { describe, expect, it } from 'vitest';
import { type Checked, checkSubmission } from '../../forms/validate.ts';
import { playedCase } from '../../packs/schemas/played-case.ts';
import { appealPack, submissionOf } from './appeal-pack.ts';

const pack = await appealPack();

const appeal = {
  category: '0101',
  town: '210882003',
  place: '金桥小区3号楼',
  description: '家中室温只有14度',
  phone: '13800005678',
  channel: 'phone',
};

function check(
  element: string,
  fields: Parameters<typeof submissionOf>[2],
  more?: Parameters<typeof submissionOf>[3],
): Checked {
  return checkSubmission(submissionOf(pack, element, fields, more));
}

/** `field code` of each error. */
function errors(checked: Checked): string[] {
  return checked.ok ? [] : (checked.errors ?? []).map(({ path, code }) => `${path} ${code}`);
}

describe('submission of a form', () => {
  it('accepts an intake and trims its texts', () => {
    const checked = check('intake', { ...appeal, place: '  金桥小区 ' }, { outcome: 'accept' });
    expect(checked).toEqual({ ok: true, fields: { ...appeal, place: '金桥小区' } });
  });

  it('refuses a field that the record does not have', () => {
    const checked = check('intake', { ...appeal, colour: 'red' }, { outcome: 'accept' });
    expect(checked).toMatchObject({ ok: false, code: 'unknown-field' });
    expect(errors(checked)).toEqual(['fields.colour unknown']);
  });

  it('refuses a write to a field that the step only shows, or does not show', () => {
    const shown = check('dispatch', { unit: 'D01', description: '改写' }, { stored: appeal });
    expect(shown).toMatchObject({ ok: false, code: 'field-not-writable' });
    const absent = check('handle', { status: 'closed' }, { stored: appeal });
    expect(absent).toMatchObject({ ok: false, code: 'field-not-writable' });
  });

  it('never takes an automatic field from outside, and fills it itself', () => {
    expect(check('claim', { dispatcher: '9' })).toMatchObject({ code: 'field-not-writable' });
    expect(check('claim', {}, { stored: appeal, outcome: 'claim' })).toEqual({
      ok: true,
      fields: { dispatcher: '7' },
    });
  });

  it('asks for the phone unless the appeal is anonymous, and then refuses one', () => {
    const { phone: _, ...rest } = appeal;
    expect(errors(check('intake', rest, { outcome: 'accept' }))).toEqual(['fields.phone required']);
    expect(check('intake', { ...rest, anonymous: true }, { outcome: 'accept' }).ok).toBe(true);
    const both = check('intake', { ...appeal, anonymous: true }, { outcome: 'accept' });
    expect(errors(both)).toEqual(['fields.phone not-visible']);
  });

  it('takes away what does not apply any more', () => {
    const stored = { ...appeal, phone: { $: 'ref', v: 'record/1/phone' } };
    const checked = check('intake', { anonymous: true }, { stored, outcome: 'accept' });
    expect(checked).toEqual({ ok: true, fields: { anonymous: true, phone: null } });
    const draft = check('intake', { anonymous: true }, { stored, partial: true });
    expect(draft).toEqual({ ok: true, fields: { anonymous: true } });
  });

  it('asks for what the chosen outcome requires', () => {
    const refused = check('accept-order', {}, { stored: appeal, outcome: 'return' });
    expect(errors(refused)).toEqual([
      'fields.returnReason required',
      'fields.returnBasis required',
    ]);
    expect(check('accept-order', {}, { stored: appeal, outcome: 'accept' }).ok).toBe(true);
  });

  it('asks for the evidence that the category needs before a case is closed', () => {
    const fields = {
      contacted: true,
      contactWay: 'phone',
      contactRecord: '已联系',
      result: '已更换阀门',
    };
    const needs = (evidence: string) =>
      errors(check('handle', fields, { stored: { ...appeal, evidence }, outcome: 'submit' }));
    expect(needs('photo')).toEqual(['fields.proofPhotos required']);
    expect(needs('reading')).toEqual(['fields.reading required']);
    expect(needs('document')).toEqual(['fields.documents required']);
    expect(needs('reply')).toEqual([]);
  });

  it('asks for the contact unless the appeal is anonymous', () => {
    const fields = { result: '已清理完毕', proofPhotos: ['12'] };
    const stored = { ...appeal, evidence: 'photo' };
    expect(errors(check('handle', fields, { stored, outcome: 'submit' }))).toEqual([
      'fields.contacted required',
    ]);
    const anonymous = { ...stored, anonymous: true };
    expect(check('handle', fields, { stored: anonymous, outcome: 'submit' }).ok).toBe(true);
  });

  it.each([
    ['category', 'none', 'not-an-option'],
    ['category', 5, 'type'],
    ['place', 'x'.repeat(201), 'too-long'],
    ['description', '短', 'too-short'],
    ['phone', 'call me', 'pattern'],
    ['photos', ['1', 'x'], 'type'],
    ['photos', ['1', '2', '3', '4', '5', '6', '7'], 'too-many'],
    ['anonymous', 'yes', 'type'],
  ])('refuses %s = %j as %s', (field, value, code) => {
    const checked = check('intake', { ...appeal, [field]: value }, { outcome: 'accept' });
    expect(errors(checked)).toContain(`fields.${field} ${code}`);
  });

  it('refuses units, limits and readings that are none', () => {
    const dispatch = { unit: 'nowhere', priority: 'urgent', limit: '5 years' };
    expect(errors(check('dispatch', dispatch, { stored: appeal, outcome: 'dispatch' }))).toEqual([
      'fields.unit unknown-unit',
      'fields.limit pattern',
    ]);
  });

  it('keeps moments in their tagged form and refuses days that do not exist', () => {
    const stored = { ...appeal, evidence: 'reply', contacted: true };
    const good = check(
      'handle',
      { contactedAt: '2026-11-23T08:30:00+08:00' },
      { stored, partial: true },
    );
    expect(good).toEqual({
      ok: true,
      fields: { contactedAt: { $: 'date-time', v: '2026-11-23T08:30:00+08:00' } },
    });
    const bad = check(
      'handle',
      { contactedAt: '2026-02-30T08:30:00+08:00' },
      { stored, partial: true },
    );
    expect(errors(bad)).toEqual(['fields.contactedAt type']);
  });

  it('lets a draft lack what is required', () => {
    expect(check('intake', { place: '某处' }, { partial: true }).ok).toBe(true);
  });

  it('says in both languages what is wrong', () => {
    const submission = submissionOf(pack, 'intake', {}, { outcome: 'accept' });
    const zh = checkSubmission({ ...submission, language: 'zh' });
    expect(!zh.ok && zh.errors?.[0]?.message).toBe('请填写此项');
    const en = checkSubmission(submission);
    expect(!en.ok && en.errors?.[0]?.message).toBe('This field is required');
  });
});

describe('played cases of the appeal pack', () => {
  const paths = pack.artefacts.filter((path) => path.startsWith('cases/'));

  it.each(paths)('%s sends nothing that the server would refuse', (path) => {
    const played = playedCase.parse(JSON.parse(pack.artefact(path) ?? ''));
    let stored = { ...played.record, phone: '13800005678', evidence: 'reply' };
    for (const step of played.steps) {
      if (!('complete' in step)) continue;
      const sent = Object.entries(step.data ?? {}).filter(
        ([name]) => !pack.fields.get(name)?.automatic,
      );
      const fields = Object.fromEntries(sent.filter(([name]) => name !== 'reading'));
      const more = { stored, ...(step.outcome === undefined ? {} : { outcome: step.outcome }) };
      expect(errors(check(step.complete, fields, more)), step.complete).toEqual([]);
      stored = { ...stored, ...fields };
    }
  });
});
