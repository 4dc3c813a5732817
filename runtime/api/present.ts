type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The members of a body that were sent; `undefined` is not a value to set. */
export function present<T extends object>(body: T): Present<T> {
  const sent = Object.entries(body).filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent) as Present<T>;
}
