import {
  canonical,
  compareNumbers,
  Decimal,
  divide,
  floor,
  multiply,
  type Numeric,
  parseNumber,
  subtract,
  toDecimal,
} from '../../decimal.ts';
import { DaysTime, type Evaluation, isNumber, type Value, YearsMonths } from '../../values.ts';
import { builtin } from './builtin.ts';

const SCALE_MAX = 6176;

type Rounding = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const finite = (value: Numeric | null, run: Evaluation): Value =>
  value ?? run.fail('Expected a finite number as result');

/** Rounds to `scale` digits behind the point; a negative scale rounds tens and hundreds. */
function roundTo(value: Value, scale: Value, rounding: Rounding, run: Evaluation): Value {
  const digits = scale === null ? 0 : Number(scale);
  if (!Number.isInteger(digits) || Math.abs(digits) > SCALE_MAX) {
    return run.fail(`Expected a whole scale between -${SCALE_MAX} and ${SCALE_MAX}`);
  }
  const number = toDecimal(value as Numeric);
  if (digits >= number.decimalPlaces()) return canonical(number);
  if (digits >= 0) return canonical(number.toDecimalPlaces(digits, rounding));
  const unit = new Decimal(10).pow(-digits);
  return canonical(number.div(unit).toDecimalPlaces(0, rounding).times(unit));
}

const rounding = (name: string, mode: Rounding, scale: 'scale' | 'scale?') =>
  builtin(name, `n: number, ${scale}: number`, ([value = null, digits = null], run) =>
    roundTo(value, digits, mode, run),
  );

/** The decimal that a text with these separators names (DMN 1.5 table 72). */
function parseWith(text: string, grouping: string | null, point: string | null): Value {
  if (grouping !== null && ![' ', ',', '.'].includes(grouping)) return null;
  if (point !== null && (!['.', ','].includes(point) || point === grouping)) return null;
  const plain = grouping === null ? text : text.replaceAll(grouping, '');
  return parseNumber(point === null ? plain : plain.replaceAll(point, '.'));
}

function modulo(dividend: Numeric, divisor: Numeric, run: Evaluation): Value {
  const quotient = divide(dividend, divisor);
  if (quotient === null) return run.fail('Expected a divisor other than zero');
  const whole = toDecimal(dividend).div(toDecimal(divisor)).floor();
  const product = multiply(floor(canonical(whole) ?? 0), divisor);
  return product === null ? null : subtract(dividend, product);
}

const costly = (name: string, body: (value: Decimal) => Decimal) =>
  builtin(name, 'number: number', ([value], run) => {
    run.charge(200);
    const number = toDecimal(value as Numeric);
    if (name === 'exp' && number.abs().gt(15_000)) return run.fail('Expected a smaller exponent');
    return finite(canonical(body(number)), run);
  });

const parity = (name: string, rest: number) =>
  builtin(name, 'number: number', ([value]) => {
    const number = toDecimal(value as Numeric);
    return number.isInteger() ? number.mod(2).abs().eq(rest) : name === 'even' ? false : null;
  });

/** Functions on numbers (DMN 1.5 table 77) and `number()`. */
export const numberBuiltins = [
  builtin(
    'number',
    'from: string|number, grouping separator?: string, decimal separator?: string',
    ([from = null, grouping, point], run) => {
      if (isNumber(from)) return from;
      const texts = [grouping, point] as [string | null, string | null];
      const value = parseWith(from as string, ...texts);
      return value ?? run.fail(`Expected a number but got "${from as string}"`);
    },
  ),
  rounding('decimal', Decimal.ROUND_HALF_EVEN, 'scale'),
  rounding('floor', Decimal.ROUND_FLOOR, 'scale?'),
  rounding('ceiling', Decimal.ROUND_CEIL, 'scale?'),
  rounding('round up', Decimal.ROUND_UP, 'scale'),
  rounding('round down', Decimal.ROUND_DOWN, 'scale'),
  rounding('round half up', Decimal.ROUND_HALF_UP, 'scale'),
  rounding('round half down', Decimal.ROUND_HALF_DOWN, 'scale'),
  builtin('abs', ['n: number', 'n: duration'], ([value = null]) => {
    if (value instanceof YearsMonths) return new YearsMonths(Math.abs(value.months));
    if (value instanceof DaysTime) {
      const { nanoseconds } = value;
      return new DaysTime(nanoseconds < 0n ? -nanoseconds : nanoseconds);
    }
    return canonical(toDecimal(value as Numeric).abs());
  }),
  builtin('modulo', 'dividend: number, divisor: number', ([dividend, divisor], run) =>
    compareNumbers(divisor as Numeric, 0) === 0
      ? run.fail('Expected a divisor other than zero')
      : modulo(dividend as Numeric, divisor as Numeric, run),
  ),
  costly('sqrt', (value) => value.sqrt()),
  costly('log', (value) => value.ln()),
  costly('exp', (value) => value.exp()),
  parity('odd', 1),
  parity('even', 0),
];
