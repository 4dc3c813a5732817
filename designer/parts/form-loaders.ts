import type { FileRow } from '@liandong/runtime/api-types';
import { useMemo } from 'react';
import { apiUrl, request } from '../api/request.ts';
import type { Loaders } from '../form-kit/index.ts';
import { useProblemNotice } from '../shell/problem-alert.tsx';

/** What the fields of a form ask the server for. `caseId` null while the case does not exist. */
export function useFormLoaders(caseId: string | null): Loaders {
  const tell = useProblemNotice();
  return useMemo(
    () => ({
      upload: async (file) => {
        const body = new FormData();
        body.set('file', file);
        try {
          const row = await request<FileRow>('POST', '/files', { body });
          return { id: row.id, name: row.name };
        } catch (error) {
          tell(error);
          throw error;
        }
      },
      fileUrl: (file) => (caseId ? apiUrl(`/cases/${caseId}/files/${file.id}`) : null),
    }),
    [caseId, tell],
  );
}
