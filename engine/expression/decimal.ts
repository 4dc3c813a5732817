import { Decimal as Base } from 'decimal.js';

/**
 * FEEL numbers are decimals of 34 digits (DMN 1.5 10.3.2.3.1). A number is kept as a JavaScript
 * number where that is exact (safe integers, decimals of up to 15 digits) and as a Decimal
 * otherwise, so that comparing and counting never allocate.
 */
export const Decimal = Base.clone({
  precision: 34,
  rounding: Base.ROUND_HALF_EVEN,
  minE: -6176,
  maxE: 6144,
});
export type Decimal = InstanceType<typeof Decimal>;
export type Numeric = number | Decimal;

const DIGITS_EXACT = 15;
const EXPONENT_EXACT = 300;

/** The shortest exact form of a decimal; null where it is no finite number. */
export function canonical(value: Decimal): Numeric | null {
  if (!value.isFinite()) return null;
  if (value.isZero()) return 0;
  if (value.precision() <= DIGITS_EXACT && Math.abs(value.e) <= EXPONENT_EXACT) {
    return value.toNumber();
  }
  if (value.isInteger() && value.abs().lte(Number.MAX_SAFE_INTEGER)) return value.toNumber();
  return value;
}

/** A decimal literal such as `-12.50` or `1e3`; null where the text is none. */
export function parseNumber(text: string): Numeric | null {
  if (!/^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,5})?$/.test(text)) return null;
  return canonical(new Decimal(text));
}

export function toDecimal(value: Numeric): Decimal {
  return typeof value === 'number' ? new Decimal(value) : value;
}

/** Plain notation without an exponent, as `string()` of FEEL gives it. */
export function formatNumber(value: Numeric): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  return toDecimal(value).toFixed();
}

export function add(a: Numeric, b: Numeric): Numeric | null {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const sum = (a as number) + (b as number);
    if (Number.isSafeInteger(sum)) return sum;
  }
  return canonical(toDecimal(a).plus(toDecimal(b)));
}

export function subtract(a: Numeric, b: Numeric): Numeric | null {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const difference = (a as number) - (b as number);
    if (Number.isSafeInteger(difference)) return difference;
  }
  return canonical(toDecimal(a).minus(toDecimal(b)));
}

export function multiply(a: Numeric, b: Numeric): Numeric | null {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const product = (a as number) * (b as number);
    // Adding 0 turns -0 into 0.
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return canonical(toDecimal(a).times(toDecimal(b)));
}

/** Null when `b` is zero. */
export function divide(a: Numeric, b: Numeric): Numeric | null {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && b !== 0) {
    const quotient = (a as number) / (b as number);
    if (Number.isSafeInteger(quotient)) return quotient + 0;
  }
  return canonical(toDecimal(a).div(toDecimal(b)));
}

export function power(a: Numeric, b: Numeric): Numeric | null {
  return canonical(toDecimal(a).pow(toDecimal(b)));
}

/** Below, at or above zero, as for sorting; never allocates for two native numbers. */
export function compareNumbers(a: Numeric, b: Numeric): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return toDecimal(a).comparedTo(toDecimal(b));
}

/** Towards minus infinity, to a whole number. */
export function floor(value: Numeric): Numeric {
  if (typeof value === 'number') return Math.floor(value) + 0;
  return canonical(value.floor()) ?? 0;
}

/** A native whole number, or null where the value is not one. */
export function toInteger(value: Numeric): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}
