import type { Problem } from '../model/problem.ts';
import type { Text } from '../model/value.ts';

/** Collects what reading a file finds; compiling goes on after each. */
export class Problems {
  readonly found: Problem[] = [];

  add(rule: string, element: string | null, message: Text, clause: string | null = null): void {
    this.found.push({
      rule: `decision/${rule}`,
      severity: 'error',
      element,
      line: null,
      column: null,
      message,
      clause,
    });
  }
}
