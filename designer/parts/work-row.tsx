import type { CaseRow, TaskRow } from '@liandong/runtime/api-types';
import { CaseBadges, StatusTag } from './badges.tsx';
import { CaseNumber } from './case-number.tsx';
import { Due } from './light.tsx';
import { Moment } from './moment.tsx';
import { nearerDue } from './nearer-due.ts';
import { ended } from './status.ts';

type FrameProps = {
  readonly id: string;
  readonly open: boolean;
  readonly onOpen: (id: string) => void;
};

type Props = FrameProps & { readonly row: TaskRow };

/** A task in two lines: what and where; then number, step, unit, due, badges. */
export function TaskRowButton({ row, open, onOpen, id }: Props) {
  const due = nearerDue(row);
  return (
    <button
      type="button"
      className="work-row"
      data-row={id}
      aria-current={open ? 'true' : undefined}
      onClick={() => onOpen(id)}
    >
      <span className="work-row-title">
        <span className="one-line">{row.case.title}</span>
        <CaseBadges of={row.case} />
      </span>
      <span className="work-row-meta">
        <CaseNumber>{row.case.number}</CaseNumber>
        <span>{row.name}</span>
        {row.unit && <span className="one-line">{row.unit.name}</span>}
        <span className="work-row-due">
          {row.endedAt ? <Moment at={row.endedAt} /> : <Due at={due.dueAt} light={due.light} />}
        </span>
      </span>
    </button>
  );
}

/** A case that the person started. */
export function CaseRowButton({ row, open, onOpen, id }: FrameProps & { readonly row: CaseRow }) {
  const isOver = ended(row.status);
  return (
    <button
      type="button"
      className="work-row"
      data-row={id}
      aria-current={open ? 'true' : undefined}
      onClick={() => onOpen(id)}
    >
      <span className="work-row-title">
        <span className="one-line">{row.title}</span>
        <CaseBadges of={row} />
      </span>
      <span className="work-row-meta">
        <CaseNumber>{row.number}</CaseNumber>
        <StatusTag status={row.status} />
        {row.unit && <span className="one-line">{row.unit.name}</span>}
        <span className="work-row-due">
          {isOver ? <Moment at={row.createdAt} /> : <Due at={row.dueAt} light={row.light} />}
        </span>
      </span>
    </button>
  );
}
