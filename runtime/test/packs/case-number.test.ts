import { describe, expect, it } from 'vitest';
import { caseNumber, numberPeriod } from '../../packs/case-number.ts';
import { caseTitle } from '../../packs/case-title.ts';
import { appealPack } from '../forms/appeal-pack.ts';

const zone = 'Asia/Shanghai';
const at = (text: string) => Date.parse(text);

describe('case number', () => {
  const rule = { template: '8890-{date:yyyyMMdd}-{seq:5}', period: 'day' } as const;

  it('has the local day and the place in it', () => {
    const morning = at('2026-11-23T00:30:00+08:00');
    expect(caseNumber(rule, morning, zone, 17)).toBe('8890-20261123-00017');
    expect(caseNumber(rule, morning, zone, 123_456)).toBe('8890-20261123-123456');
  });

  it('begins anew at local midnight', () => {
    expect(numberPeriod(rule, at('2026-11-23T23:59:59+08:00'), zone)).toBe('20261123');
    expect(numberPeriod(rule, at('2026-11-24T00:00:00+08:00'), zone)).toBe('20261124');
  });

  it('may begin anew every month or year, or never', () => {
    const now = at('2026-11-23T09:00:00+08:00');
    const periods = (['month', 'year', 'never'] as const).map((period) =>
      numberPeriod({ ...rule, period }, now, zone),
    );
    expect(periods).toEqual(['202611', '2026', '']);
    const monthly = { template: '{date:yyyyMM}/{date:yyyy}/{seq:3}', period: 'month' } as const;
    expect(caseNumber(monthly, now, zone, 5)).toBe('202611/2026/005');
  });
});

describe('case title', async () => {
  const pack = await appealPack();
  const fields = { category: '0101', place: '金桥小区  3号楼', phone: '13800005678' };

  it('shows category and place as people read them', () => {
    expect(caseTitle(pack, fields)).toBe('室温不达标 金桥小区 3号楼');
  });

  it('says less of a confidential case, and never a personal value', () => {
    expect(caseTitle(pack, { ...fields, confidential: true })).toBe('室温不达标（保密件）');
    const telling = { ...pack, titles: { ...pack.titles, case: '{category} {phone}' } };
    expect(caseTitle(telling, fields)).toBe('室温不达标');
  });
});
