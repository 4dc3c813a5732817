import { placesOf } from '../compile/places.ts';
import type { Problem } from '../model/problem.ts';
import type { Text } from '../model/value.ts';

/** Collects what reading a file finds; compiling goes on after each. */
export class Problems {
  readonly found: Problem[] = [];
  private readonly xml: string;
  private places: ReturnType<typeof placesOf> | null = null;

  /** @param xml the text that places are looked up in */
  constructor(xml: string) {
    this.xml = xml;
  }

  add(rule: string, element: string | null, message: Text, clause: string | null = null): void {
    this.report('error', rule, element, message, clause);
  }

  /** What may be meant, but seldom is. */
  warn(rule: string, element: string | null, message: Text, clause: string | null = null): void {
    this.report('warning', rule, element, message, clause);
  }

  private report(
    severity: Problem['severity'],
    rule: string,
    element: string | null,
    message: Text,
    clause: string | null,
  ): void {
    this.places ??= placesOf(this.xml);
    const place = element === null ? undefined : this.places.get(element);
    this.found.push({
      rule: `decision/${rule}`,
      severity,
      element,
      line: place?.line ?? null,
      column: place?.column ?? null,
      message,
      clause,
    });
  }
}
