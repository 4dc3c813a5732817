import type { Reported } from '@liandong/runtime/api-types';
import { useState } from 'react';
import { newKey, request } from '../api/request.ts';
import { CategoryPage } from './category-page.tsx';
import { ContactPage } from './contact-page.tsx';
import { DonePage } from './done-page.tsx';
import { MatterPage } from './matter-page.tsx';
import {
  emptyDraft,
  keepDraft,
  keepReported,
  loadDraft,
  loadReported,
  type ReportDraft,
  reportOf,
} from './report-draft.ts';
import { goTo, type Route } from './route.ts';

type Props = { readonly step: Exclude<Route['name'], 'track' | 'lookup'> };

/** One report from the category to the number, one page after the other. */
export function ReportPages({ step }: Props) {
  const [kept, setKept] = useState(() => loadDraft(newKey));
  const [reported, setReported] = useState(loadReported);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const { draft } = kept;
  const change = (part: Partial<ReportDraft>) =>
    setKept((present) => {
      // The same report sent twice, after a lost answer, is one report; a changed one is another.
      const next = { draft: { ...present.draft, ...part }, key: newKey() };
      keepDraft(next);
      return next;
    });
  const send = async () => {
    setSending(true);
    setError(null);
    try {
      const options = { body: reportOf(draft), idempotencyKey: kept.key };
      const taken = await request<Reported>('POST', '/citizen/reports', options);
      keepReported(taken);
      setReported(taken);
      setKept({ draft: emptyDraft, key: newKey() });
      goTo({ name: 'done' });
    } catch (refusal) {
      setError(refusal);
    } finally {
      setSending(false);
    }
  };
  if (step === 'done' && reported) return <DonePage reported={reported} />;
  if (step === 'matter' && draft.category) return <MatterPage draft={draft} onChange={change} />;
  if (step === 'contact' && draft.category) {
    return (
      <ContactPage
        draft={draft}
        onChange={change}
        onSend={() => void send()}
        sending={sending}
        error={error}
      />
    );
  }
  return (
    <CategoryPage
      chosen={draft.category}
      onChoose={(category) => {
        change({ category });
        goTo({ name: 'matter' });
      }}
    />
  );
}
