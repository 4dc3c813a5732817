import type { Reported } from '@liandong/runtime/api-types';
import { useRef, useState } from 'react';
import { newKey, request } from '../api/request.ts';
import { CategoryPage } from './category-page.tsx';
import { ContactPage } from './contact-page.tsx';
import { DonePage } from './done-page.tsx';
import { MatterPage } from './matter-page.tsx';
import { emptyDraft, forgetDraft, keepDraft, loadDraft, reportOf } from './report-draft.ts';
import { goTo, type Route } from './route.ts';

type Props = { readonly step: Exclude<Route['name'], 'track' | 'lookup'> };

/** One report from the category to the number, one page after the other. */
export function ReportPages({ step }: Props) {
  const [draft, setDraft] = useState(loadDraft);
  const [reported, setReported] = useState<Reported | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  // The same report sent twice, after a lost answer, is one report.
  const key = useRef(newKey());
  const change = (part: Partial<typeof draft>) =>
    setDraft((present) => {
      const next = { ...present, ...part };
      keepDraft(next);
      key.current = newKey();
      return next;
    });
  const send = async () => {
    setSending(true);
    setError(null);
    try {
      const body = reportOf(draft);
      const options = { body, idempotencyKey: key.current };
      setReported(await request<Reported>('POST', '/citizen/reports', options));
      forgetDraft();
      setDraft(emptyDraft);
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
