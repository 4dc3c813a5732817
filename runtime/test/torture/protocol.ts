import type { Id } from '@liandong/engine';

/** What the parent asks of a node; `key` is the idempotency key, kept over lives. */
export type Call = { readonly key: string } & (
  | { readonly do: 'start' }
  | { readonly do: 'claim'; readonly task: Id }
  | { readonly do: 'complete'; readonly instance: Id; readonly task: Id; readonly part: number }
  | { readonly do: 'number' }
);

export type Reply =
  | { readonly key: string; readonly ok: true; readonly answer: unknown }
  | { readonly key: string; readonly ok: false; readonly code: string };
