import { w1, w2, w3, w4, w5, w6 } from './models.ts';

export interface Work {
  readonly name: string;
  readonly xml: string;
  /** Commands a process instance takes: start, and claim and complete of each task. */
  readonly commands: number;
}

/** Rounds of the loop W3 and instances of the multi-instance W5, as they are measured usually. */
const usual = { W3: 100, W5: 20 } as const;

/** All works; with `rounds` W3 goes round and W5 has instances so many times. */
export const worksOf = (rounds?: number): readonly Work[] => [
  { name: 'W1', xml: w1, commands: 1 },
  { name: 'W2', xml: w2, commands: 1 },
  { name: 'W3', xml: w3(rounds ?? usual.W3), commands: 1 },
  { name: 'W4', xml: w4, commands: 5 },
  { name: 'W5', xml: w5(rounds ?? usual.W5), commands: 1 + 2 * (rounds ?? usual.W5) },
  { name: 'W6', xml: w6, commands: 1 },
];

export const works = worksOf();

/** Six variables, of the types that cases have. */
export const startVariables = {
  amount: 2000,
  category: '0101',
  place: '青山镇',
  urgent: true,
  i: 0,
  contact: { name: 'Li', phones: ['13800000000'] },
} as const;
