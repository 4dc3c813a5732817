import { w1, w2, w3, w4, w5, w6 } from './models.ts';

export interface Work {
  readonly name: string;
  readonly xml: string;
  /** Commands a process instance takes: start, and claim and complete of each task. */
  readonly commands: number;
}

export const works: readonly Work[] = [
  { name: 'W1', xml: w1, commands: 1 },
  { name: 'W2', xml: w2, commands: 1 },
  { name: 'W3', xml: w3, commands: 1 },
  { name: 'W4', xml: w4, commands: 5 },
  { name: 'W5', xml: w5, commands: 41 },
  { name: 'W6', xml: w6, commands: 1 },
];

/** Six variables, of the types that cases have. */
export const startVariables = {
  amount: 2000,
  category: '0101',
  place: '青山镇',
  urgent: true,
  i: 0,
  contact: { name: 'Li', phones: ['13800000000'] },
} as const;
