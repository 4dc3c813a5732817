import type { CaseRow } from '@liandong/runtime/api-types';
import type { ReactNode } from 'react';
import { CaseBadges, StatusTag } from './badges.tsx';
import { CaseNumber } from './case-number.tsx';
import { Due } from './light.tsx';

type Props = {
  readonly of: CaseRow;
  /** The step, on a task's page. */
  readonly step?: string;
  readonly due: string | null;
  readonly light: CaseRow['light'];
  readonly open: boolean;
  readonly children?: ReactNode;
};

/** Number, title, state, light and due time; actions at the right. */
export function CaseHead({ of: item, step, due, light, open, children }: Props) {
  return (
    <header className="case-head">
      <div className="case-head-words">
        <h1>{item.title}</h1>
        <div className="case-head-meta">
          <CaseNumber>{item.number}</CaseNumber>
          {step && <strong>{step}</strong>}
          <StatusTag status={item.status} />
          {open && <Due at={due} light={light} />}
          <CaseBadges of={item} />
        </div>
      </div>
      <div className="case-head-actions">{children}</div>
    </header>
  );
}
