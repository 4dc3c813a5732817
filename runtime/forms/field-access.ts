import type { FieldAccess, UserTaskSummary } from '@liandong/engine';

export type Access = FieldAccess['access'];

/**
 * What a step allows for each of the fields. The rule that names the field wins over one that
 * ends in `*`, a longer beginning over a shorter; what no rule names is `read`.
 */
export function fieldAccess(
  step: Pick<UserTaskSummary, 'fieldAccess'>,
  fields: Iterable<string>,
): ReadonlyMap<string, Access> {
  const access = new Map<string, Access>();
  for (const name of fields) access.set(name, accessOf(step.fieldAccess, name));
  return access;
}

/** True where the step may change the field. */
export function writable(access: Access | undefined): boolean {
  return access === 'write' || access === 'required';
}

function accessOf(rules: readonly FieldAccess[], name: string): Access {
  let found: FieldAccess | null = null;
  for (const rule of rules) {
    if (rule.name === name) return rule.access;
    if (!rule.name.endsWith('*') || !name.startsWith(rule.name.slice(0, -1))) continue;
    if (!found || rule.name.length > found.name.length) found = rule;
  }
  return found?.access ?? 'read';
}
