import type { QueryClient } from '@tanstack/react-query';
import { useInfiniteQuery } from '@tanstack/react-query';
import { request } from './request.ts';

/** A page of any list. `total` stops counting at 10,000. */
export type Page<Item> = {
  readonly items: Item[];
  readonly next: string | null;
  readonly total: number | '10000+';
};

type Filters = { readonly [name: string]: string | number | undefined };

/** Pages of a list, fetched one after the other by the key of the last row. */
export function usePages<Item>(key: readonly unknown[], path: string, query: Filters) {
  const result = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      request<Page<Item>>('GET', path, { query: { ...query, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  });
  const pages = result.data?.pages ?? [];
  return {
    items: pages.flatMap((page) => page.items),
    total: pages[0]?.total ?? 0,
    isLoading: result.isPending,
    isStale: result.isPlaceholderData,
    error: result.error,
    hasMore: result.hasNextPage,
    isLoadingMore: result.isFetchingNextPage,
    loadMore: () => void result.fetchNextPage(),
    reload: () => void result.refetch(),
  };
}

export type Pages<Item> = ReturnType<typeof usePages<Item>>;

/**
 * Marks what was kept under these names as old; what is on screen is fetched again. Nobody waits
 * for it: a mutation is over when the server has answered, while its component is still there.
 */
export function refresh(client: QueryClient, ...names: (readonly unknown[])[]): void {
  for (const queryKey of names) void client.invalidateQueries({ queryKey });
}
