import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from './keys.ts';
import { apiUrl } from './request.ts';

/** Topics of the server's live events and what each makes old. */
export const topics = {
  task: [keys.tasks, keys.cases],
  record: [keys.cases, keys.tasks],
  notice: [keys.notices],
  order: [keys.orders, keys.cases],
} as const satisfies { [topic: string]: readonly (readonly string[])[] };

export type Topic = keyof typeof topics;

/** Many events within this time lead to one refresh. */
const gatherMs = 300;

/** The topic of an event's data, null for one that this version does not know. */
export function topicOf(data: string): Topic | null {
  try {
    const topic: unknown = JSON.parse(data).topic;
    return typeof topic === 'string' && Object.hasOwn(topics, topic) ? (topic as Topic) : null;
  } catch {
    return null;
  }
}

/** Keeps lists fresh while the page is open: one connection a browser tab (`GET /live`). */
export function useLiveUpdates(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled) return undefined;
    const waiting = new Set<Topic>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const names = [...waiting].flatMap((topic): readonly string[][] =>
        topics[topic].map((name) => [...name]),
      );
      waiting.clear();
      for (const queryKey of names) void client.invalidateQueries({ queryKey });
    };
    const listen = (event: MessageEvent<string>) => {
      const topic = topicOf(event.data);
      if (!topic) return;
      waiting.add(topic);
      timer ??= setTimeout(flush, gatherMs);
    };
    const source = new EventSource(apiUrl('/live'));
    source.addEventListener('change', listen);
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client, enabled]);
}
