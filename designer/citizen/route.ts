import { useSyncExternalStore } from 'react';

/**
 * Places of the citizen's pages. They stand behind the `#`, which browsers do not send: the secret
 * of a tracking link comes into no server log and no `Referer`.
 */
export type Route =
  | { readonly name: 'category' | 'matter' | 'contact' | 'done' | 'lookup' }
  | { readonly name: 'track'; readonly token: string };

const plain = ['matter', 'contact', 'done', 'lookup'] as const;

/** Reads what stands behind the `#`; what it does not know is the beginning. */
export function routeOf(hash: string): Route {
  const [, first, second] = hash.replace(/^#/, '').split('/');
  if (first === 'track' && second) return { name: 'track', token: decodeURIComponent(second) };
  const name = plain.find((each) => each === first);
  return name ? { name } : { name: 'category' };
}

export function hashOf(route: Route): string {
  if (route.name === 'track') return `#/track/${encodeURIComponent(route.token)}`;
  return route.name === 'category' ? '#/' : `#/${route.name}`;
}

export function goTo(route: Route): void {
  window.location.hash = hashOf(route);
  window.scrollTo(0, 0);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(subscribe, () => window.location.hash));
}
