import type { Notice } from '@liandong/runtime/api-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from './keys.ts';
import { usePages } from './page.ts';
import { request } from './request.ts';

export function useUnreadNotices() {
  return usePages<Notice>(keys.notices, '/notices', { unread: 1, limit: 20 });
}

export function useReadNotice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => request('POST', `/notices/${id}/read`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.notices }),
  });
}
