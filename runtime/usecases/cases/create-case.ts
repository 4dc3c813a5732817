/**
 * A new case: its number drawn in the commit, its record, and the first step of the pack's
 * process. A citizen's report and a clerk's intake differ in what they know, not in this.
 */
import type { Id, Variables } from '@liandong/engine';
import type { Context, Decision, Reads } from '../../commit/command.ts';
import { bindFiles, fileReads, namedFiles } from '../../files/bind.ts';
import type { Form } from '../../forms/form.ts';
import { caseNumber, numberPeriod } from '../../packs/case-number.ts';
import type { Pack } from '../../packs/packs.ts';
import type { NumberRule } from '../../packs/schemas/numbers.ts';
import type { AttachmentRow, RecordRow } from '../../store/rows/work.ts';
import { CaseWork } from '../../tasks/case-work.ts';
import type { HistoryKind } from '../../tasks/history-kinds.ts';
import type { PersonalValues } from '../../tasks/personal-values.ts';
import { stepCase } from '../../tasks/step-case.ts';
import { type Asking, refuse } from '../asking.ts';
import { definitionRead, refuseSuspended } from '../instances/may-start.ts';

export interface NewCase {
  readonly pack: Pack;
  /** The form of the report or intake. */
  readonly form: Form;
  /** Checked against the form of the report or intake. */
  readonly fields: Variables;
  readonly personal: PersonalValues;
  readonly line: Extract<HistoryKind, 'case.reported' | 'case.entered'>;
  readonly audit: string;
  /** Hash of the private tracking token; null for cases without one. */
  readonly tokenHash: string | null;
  /** Whether a file that belongs to no case yet was uploaded by the sender. */
  mayTake(file: AttachmentRow): boolean;
}

export interface CreatedCase {
  readonly id: string;
  readonly number: string;
  /** Tasks that wait now, with those who may claim them. */
  readonly tasks: readonly { readonly id: string; readonly principals: readonly string[] }[];
}

/** The batch may run after midnight: then the next day's counter is needed. */
const clockSkewMs = 60_000;

function ruleOf(pack: Pack): NumberRule {
  const rule = pack.numbers.get(pack.manifest.number);
  if (rule) return rule;
  throw new Error(`Expected pack ${pack.pack} to have the number rule ${pack.manifest.number}`);
}

const counterOf = (pack: Pack): string => `${pack.pack}/${pack.manifest.number}`;

/** What a command that creates a case must read. */
export function createReads({ services }: Pick<Asking, 'services'>, created: NewCase): Reads {
  const rule = ruleOf(created.pack);
  const { zone } = services.limits;
  const now = services.now();
  const periods = [now, now + clockSkewMs].map((at) => numberPeriod(rule, at, zone));
  const name = counterOf(created.pack);
  return {
    counters: [...new Set(periods)].map((period) => ({ name, period })),
    rows: [
      definitionRead({ process: created.pack.main }),
      ...fileReads(namedFiles(created.pack, created.fields)),
    ],
  };
}

/** Decides a new case; to be called from `decide`. */
export function createCase(
  { services, principal, language }: Pick<Asking, 'services' | 'principal' | 'language'>,
  context: Context,
  created: NewCase,
): Decision<CreatedCase> {
  const { pack, fields, personal } = created;
  const { limits, organisation } = services;
  const { actor } = principal;
  const suspended = refuseSuspended(context, { process: pack.main });
  if (suspended) return suspended;
  const record = blankRecord(services, context, pack, principal.id);
  const { form, mayTake } = created;
  const binding = { record: record.id, language, form, mayTake };
  const bound = bindFiles(context, namedFiles(pack, fields), binding);
  if ('ok' in bound) return bound;
  const parts = { pack, limits, organisation, personal, actor, context };
  const work = new CaseWork(parts, record, { clock: null, isNew: true });
  work.also(...bound);
  work.write(fields);
  work.line({ kind: created.line, data: { number: record.number } });
  if (principal.id !== null) work.person(principal.id);
  if (created.tokenHash !== null) {
    const row = { token_hash: created.tokenHash, record_id: record.id, created_at: context.now };
    work.also({ op: 'insert', table: 'tracking', row });
  }
  const process = pack.main.process;
  const stepped = stepCase(context, null, work, {
    services,
    located: { pack, process: pack.main },
    personal,
    event: { kind: 'start', process, element: null, variables: {}, parent: null },
    actor,
  });
  if (!stepped.ok) return refuse(stepped.code, stepped.detail);
  const { writes, changes } = work.finish();
  const tasks = stepped.created.map(({ row, principals }) => ({ id: String(row.id), principals }));
  return {
    ok: true,
    answer: { id: String(record.id), number: record.number, tasks },
    writes: [...writes, ...stepped.writes],
    changes,
    correlations: stepped.correlations,
    instance: stepped.instance,
    audit: {
      action: created.audit,
      object: { type: 'case', id: String(record.id) },
      data: { number: record.number },
    },
  };
}

function blankRecord(
  { limits }: Asking['services'],
  context: Context,
  pack: Pack,
  createdBy: Id | null,
): RecordRow {
  const { now } = context;
  const rule = ruleOf(pack);
  const period = numberPeriod(rule, now, limits.zone);
  const place = context.draw(counterOf(pack), period);
  const first = pack.manifest.record.statuses[0];
  return {
    id: context.nextId(),
    pack: pack.pack,
    pack_version: pack.version,
    revision: 1,
    number: caseNumber(rule, now, limits.zone, place),
    title: '',
    status: '',
    phase: first?.phase ?? '',
    unit_id: null,
    area_id: null,
    created_by: createdBy,
    created_at: now,
    closed_at: null,
    due_at: null,
    supervision: 'none',
    confidential: 0,
    anonymous: 0,
    body: '{}',
  };
}
