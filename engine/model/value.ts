/** A number below 2^53 that names one thing; decimal strings in JSON answers and URLs. */
export type Id = number;

/** JSON as it is stored; what JSON lacks has the tagged form of `expression/value.ts`. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Named JSON values: process variables, the fields of a record, an input of a decision. */
export type Variables = { readonly [name: string]: Json };

/** A text in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
