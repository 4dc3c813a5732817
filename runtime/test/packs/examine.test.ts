import { describe, expect, it } from 'vitest';
import { Examiner } from '../../packs/examine.ts';

const head = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"
  targetNamespace="urn:t">`;
const tasks = (count: number): string =>
  Array.from({ length: count }, (_, i) => `<task id="t${i}" name="a step with a name"/>`).join('');
const model = (count: number): string =>
  `${head}<process id="p" isExecutable="true">${tasks(count)}</process></definitions>`;

describe('the examiner', () => {
  it('answers the problems of a long model from a thread of its own', async () => {
    const examiner = new Examiner();
    try {
      const content = new Map([
        ['process.big.bpmn', `${model(4000)}<!-- -->`],
        ['process.small.bpmn', model(1)],
        ['form.a.json', 'x'.repeat(200_000)],
      ]);
      let turns = 0;
      const ticking = setInterval(() => turns++, 5);
      const found = await examiner.examine(content);
      clearInterval(ticking);
      expect([...found.keys()]).toEqual(['process.big.bpmn']);
      expect(found.get('process.big.bpmn')?.some(({ rule }) => rule === 'pack/too-heavy')).toBe(
        false,
      );
      expect(turns, 'this thread went on meanwhile').toBeGreaterThan(3);
    } finally {
      await examiner.close();
    }
  });

  it('gives up a text that takes too long, and reads the next one', async () => {
    const examiner = new Examiner(0);
    try {
      const content = new Map([['process.big.bpmn', model(9000)]]);
      const found = await examiner.examine(content);
      expect(found.get('process.big.bpmn')?.map(({ rule }) => rule)).toEqual(['pack/too-heavy']);
      const again = await examiner.examine(content);
      expect(again.size).toBe(1);
    } finally {
      await examiner.close();
    }
  });
});
