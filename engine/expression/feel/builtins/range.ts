import { includes, order } from '../../compare.ts';
import { parseNumber } from '../../decimal.ts';
import { parseDate, parseDateTime, parseDuration, parseTemporal, parseTime } from '../../time.ts';
import { type Evaluation, Range, type Value } from '../../values.ts';
import { unquote } from '../literals.ts';
import { builtin } from './builtin.ts';

interface Ends {
  readonly start: Value;
  readonly startIn: boolean;
  readonly end: Value;
  readonly endIn: boolean;
}

/** A point is a range of one; null where an end is open. */
function endsOf(value: Value): Ends | null {
  if (!(value instanceof Range)) {
    return { start: value, startIn: true, end: value, endIn: true };
  }
  const { start, end, startIncluded: startIn, endIncluded: endIn } = value;
  return start === undefined || end === undefined ? null : { start, startIn, end, endIn };
}

type Relation = (a: Ends, b: Ends, at: (x: Value, y: Value) => number) => boolean;

/** The relations of DMN 1.5 table 81, each over the ends of two ranges or points. */
const relations: Readonly<Record<string, Relation>> = {
  before: (a, b, at) => {
    const position = at(a.end, b.start);
    return position < 0 || (position === 0 && !(a.endIn && b.startIn));
  },
  after: (a, b, at) => relations.before?.(b, a, at) ?? false,
  meets: (a, b, at) => a.endIn && b.startIn && at(a.end, b.start) === 0,
  'met by': (a, b, at) => relations.meets?.(b, a, at) ?? false,
  overlaps: (a, b, at) => {
    const first = at(a.end, b.start);
    const second = at(a.start, b.end);
    return (
      (first > 0 || (first === 0 && a.endIn && b.startIn)) &&
      (second < 0 || (second === 0 && a.startIn && b.endIn))
    );
  },
  'overlaps before': (a, b, at) => {
    const start = at(a.start, b.start);
    const end = at(a.end, b.end);
    const joint = at(a.end, b.start);
    return (
      (start < 0 || (start === 0 && a.startIn && !b.startIn)) &&
      (joint > 0 || (joint === 0 && a.endIn && b.startIn)) &&
      (end < 0 || (end === 0 && (!a.endIn || b.endIn)))
    );
  },
  'overlaps after': (a, b, at) => {
    const start = at(b.start, a.start);
    const joint = at(a.start, b.end);
    const end = at(b.end, a.end);
    return (
      (start < 0 || (start === 0 && b.startIn && !a.startIn)) &&
      (joint < 0 || (joint === 0 && a.startIn && b.endIn)) &&
      (end < 0 || (end === 0 && (!b.endIn || a.endIn)))
    );
  },
  finishes: (a, b, at) => {
    const start = at(b.start, a.start);
    const later = start < 0 || (start === 0 && (b.startIn || !a.startIn));
    return at(a.end, b.end) === 0 && a.endIn === b.endIn && later;
  },
  'finished by': (a, b, at) => relations.finishes?.(b, a, at) ?? false,
  includes: (a, b, at) => {
    const start = at(a.start, b.start);
    const end = at(a.end, b.end);
    return (
      (start < 0 || (start === 0 && (a.startIn || !b.startIn))) &&
      (end > 0 || (end === 0 && (a.endIn || !b.endIn)))
    );
  },
  during: (a, b, at) => relations.includes?.(b, a, at) ?? false,
  starts: (a, b, at) => {
    const end = at(a.end, b.end);
    const earlier = end < 0 || (end === 0 && (!a.endIn || b.endIn));
    return at(a.start, b.start) === 0 && a.startIn === b.startIn && earlier;
  },
  'started by': (a, b, at) => relations.starts?.(b, a, at) ?? false,
  coincides: (a, b, at) =>
    at(a.start, b.start) === 0 &&
    at(a.end, b.end) === 0 &&
    a.startIn === b.startIn &&
    a.endIn === b.endIn,
};

function relate(relation: Relation, a: Value, b: Value, run: Evaluation): Value {
  const [left, right] = [endsOf(a), endsOf(b)];
  const at = (x: Value, y: Value) => order(x, y, run.scope.zone);
  if (!left || !right || Number.isNaN(at(left.start, right.start))) {
    // A half-open range can still hold a point.
    if (relation === relations.includes && a instanceof Range) return holds(a, b, run);
    if (relation === relations.during && b instanceof Range) return holds(b, a, run);
    return run.fail('Expected ranges or points that have an order');
  }
  return relation(left, right, at);
}

const holds = (range: Range, value: Value, run: Evaluation): Value =>
  value instanceof Range
    ? run.fail('Expected ranges with two ends')
    : includes(range, value, run.scope.zone);

const RANGE = /^\s*([[(\]])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])[])\s*$/s;

const calls: Readonly<Record<string, (text: string) => Value>> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  duration: parseDuration,
};

/** One end of a range that is given as text: a literal, or undefined where it is none. */
function endOf(text: string): Value | undefined {
  if (text.startsWith('@')) return parseTemporal(unquote(text.slice(1))) ?? undefined;
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) return unquote(text);
  const call = /^(date and time|date|time|duration)\s*\(\s*("(?:[^"\\]|\\.)*")\s*\)$/.exec(text);
  if (call) return calls[call[1] as string]?.(unquote(call[2] as string)) ?? undefined;
  return parseNumber(text) ?? undefined;
}

function rangeOf(text: string, run: Evaluation): Value {
  const match = RANGE.exec(text);
  const refuse = () => run.fail(`Expected a range but got "${text}"`);
  if (!match) return refuse();
  const [, open, first = '', last = '', close] = match;
  const [start, end] = [endOf(first), endOf(last)];
  if ((start === undefined && first !== '') || (end === undefined && last !== '')) return refuse();
  if (start === undefined && end === undefined) return refuse();
  if (start !== undefined && end !== undefined && !(order(start, end, 0) <= 0)) return refuse();
  return new Range(start, open === '[', end, close === ']');
}

const points = 'point1: any, point2: any';
const pointThenRange = 'point: any, range: range';
const rangeThenPoint = 'range: range, point: any';
const ranges = 'range1: range, range2: range';

/** What each relation may stand between (DMN 1.5 table 81). */
const signatures: Readonly<Record<string, readonly string[]>> = {
  before: [ranges, pointThenRange, rangeThenPoint, points],
  after: [ranges, pointThenRange, rangeThenPoint, points],
  finishes: [ranges, pointThenRange],
  'finished by': [ranges, rangeThenPoint],
  includes: [ranges, rangeThenPoint],
  during: [ranges, pointThenRange],
  starts: [ranges, pointThenRange],
  'started by': [ranges, rangeThenPoint],
  coincides: [ranges, points],
};

/** Functions on ranges (DMN 1.5 tables 72 and 81). */
export const rangeBuiltins = [
  builtin('range', 'from: string', ([from], run) => rangeOf(from as string, run)),
  ...Object.entries(relations).map(([name, relation]) =>
    builtin(name, signatures[name] ?? ranges, ([a = null, b = null], run) =>
      relate(relation, a, b, run),
    ),
  ),
];
