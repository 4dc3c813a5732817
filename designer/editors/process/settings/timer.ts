import type { Factory, Moddle } from '../moddle.ts';

export const timerKinds = ['timeDuration', 'timeDate', 'timeCycle'] as const;
export type TimerKind = (typeof timerKinds)[number];

export interface TimerSetting {
  readonly kind: TimerKind;
  readonly text: string;
}

/** The timer definition of an event; null for other events. */
export function timerOf(event: Moddle): Moddle | null {
  const definitions = event.get<Moddle[] | undefined>('eventDefinitions') ?? [];
  return definitions.find(({ $type }) => $type === 'bpmn:TimerEventDefinition') ?? null;
}

export function readTimer(timer: Moddle): TimerSetting {
  for (const kind of timerKinds) {
    const expression = timer.get<Moddle | undefined>(kind);
    if (expression) return { kind, text: expression.get<string | undefined>('body') ?? '' };
  }
  return { kind: 'timeDuration', text: '' };
}

/** Exactly one of date, duration and cycle stands in a timer (BPMN 2.0 10.5.5.4). */
export function writeTimer(
  factory: Factory,
  { kind, text }: TimerSetting,
): { [name in TimerKind]: Moddle | undefined } {
  const properties: { [name in TimerKind]: Moddle | undefined } = {
    timeDuration: undefined,
    timeDate: undefined,
    timeCycle: undefined,
  };
  properties[kind] = factory.create('bpmn:FormalExpression', { body: text.trim() });
  return properties;
}
