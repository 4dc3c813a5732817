/** Where a database is. */
export type Place =
  | { readonly kind: 'memory' }
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'mysql'; readonly url: string };

/** `mysql://...` or `mariadb://...` is a server, `:memory:` a database in memory, else a file. */
export function placeOf(text: string): Place {
  if (text === ':memory:') return { kind: 'memory' };
  if (/^(mysql|mariadb):\/\//.test(text)) {
    return { kind: 'mysql', url: text.replace(/^mariadb:/, 'mysql:') };
  }
  return { kind: 'sqlite', file: text };
}

/** The place of the keys: a second file or schema beside the database, with its own backup. */
export function keyPlaceOf(place: Place): Place {
  if (place.kind === 'memory') return place;
  if (place.kind === 'sqlite') {
    return { kind: 'sqlite', file: `${place.file.replace(/\.sqlite$/, '')}.keys.sqlite` };
  }
  const url = new URL(place.url);
  url.pathname = `${url.pathname}_keys`;
  return { kind: 'mysql', url: url.toString() };
}
