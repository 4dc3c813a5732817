/** Business states of an appeal, in the order in which it passes them. */
export const statuses = [
  'registered',
  'claimed',
  'dispatching',
  'awaitingAcceptance',
  'handling',
  'reviewing',
  'callback',
  'closed',
  'archived',
  'answered',
  'rejected',
  'invalid',
  'merged',
] as const;

const endedStatuses: readonly string[] = [
  'closed',
  'archived',
  'answered',
  'rejected',
  'invalid',
  'merged',
];

/** True for states in which no limit runs any more. */
export function ended(status: string): boolean {
  return endedStatuses.includes(status);
}
