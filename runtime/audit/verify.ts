import { isDeepStrictEqual } from 'node:util';
import {
  type Definition,
  type EngineRecord,
  type Id,
  type Instance,
  replay,
  type Waiting,
  waiting,
} from '@liandong/engine';
import type { Reader } from '../store/port.ts';
import {
  auditAfter,
  auditNodes,
  instancesAfter,
  type OwnedKind,
  ownedIds,
  partsOf,
  stepsOf,
} from '../store/queries/verify.ts';
import type { InstanceRow } from '../store/rows/process.ts';
import { decodeRecords } from '../store/step-records.ts';
import { type AuditKey, type ChainFault, type ChainHead, checkChain } from './chain.ts';

/** An instance whose rows do not say what its records say. */
export interface Mismatch {
  readonly instance: Id;
  readonly what: 'state' | 'process' | 'parts' | 'gap' | 'definition' | OwnedKind;
  readonly detail: string;
}

export interface Verified {
  readonly instances: number;
  readonly records: number;
  readonly mismatches: readonly Mismatch[];
  readonly auditLines: number;
  readonly auditFaults: readonly ChainFault[];
}

export interface VerifyParts {
  readonly reader: Reader;
  /** The compiled process of a definition row; null when it is gone. */
  definitionOf(id: Id): Promise<Definition | null>;
  keyOf(id: number): AuditKey | null;
}

/** The tables of tasks, timers, jobs and subscriptions are read through once a page. */
const pageSize = 2000;

type Owned = { readonly [K in OwnedKind]: ReadonlyMap<Id, readonly Id[]> };

/**
 * Folds the records of every instance and compares with what is stored, compares what each
 * instance waits for with the rows it owns, and checks the audit chain of every node.
 */
export async function verifyStore(parts: VerifyParts): Promise<Verified> {
  const mismatches: Mismatch[] = [];
  let instances = 0;
  let records = 0;
  let after = 0;
  for (;;) {
    const page = await instancesAfter(parts.reader, after, pageSize);
    const owned = await ownedBy(parts.reader, page);
    for (const row of page) {
      records += await verifyInstance(parts, row, owned, mismatches);
      instances += 1;
      after = row.id;
    }
    if (page.length < pageSize) break;
  }
  return { instances, records, mismatches, ...(await verifyAudit(parts)) };
}

/** Folds one instance; answers the number of its records. */
async function verifyInstance(
  { reader, definitionOf }: VerifyParts,
  row: InstanceRow,
  owned: Owned,
  mismatches: Mismatch[],
): Promise<number> {
  const report = (what: Mismatch['what'], detail: string) =>
    mismatches.push({ instance: row.id, what, detail });
  const definition = await definitionOf(row.definition_id);
  if (definition === null) {
    report('definition', `Expected definition ${row.definition_id} to be there`);
    return 0;
  }
  const records = await recordsOf(reader, row.id);
  const gap = records.findIndex(({ n }, at) => n !== at + 1);
  if (gap !== -1 || records.length !== row.last_record) {
    report('gap', `Expected ${row.last_record} records but got ${records.length}`);
    return records.length;
  }
  const folded = replay(definition, row.id, records);
  if (folded.state !== row.state) {
    report('state', `Expected ${folded.state} but ${row.state} is stored`);
  }
  if (folded.process !== row.process) {
    report('process', `Expected ${folded.process} but ${row.process} is stored`);
  }
  const stored = await partsOf(reader, row.id);
  const bodies = new Map(stored.map(({ part, body }) => [part, JSON.parse(body) as unknown]));
  if (!isDeepStrictEqual(bodies, plainParts(folded))) {
    report('parts', 'The stored parts are not what the records fold to');
  }
  verifyOwned(owned, folded, report);
  return records.length;
}

/** The records of an instance, with what their step row says for all of them. */
async function recordsOf(reader: Reader, instance: Id): Promise<EngineRecord[]> {
  const steps = await stepsOf(reader, instance);
  return steps.flatMap(decodeRecords);
}

function plainParts({ parts }: Instance): Map<number, unknown> {
  const plain = new Map<number, unknown>();
  for (const [part, body] of parts) plain.set(part, JSON.parse(JSON.stringify(body)));
  return plain;
}

const ownedKinds: readonly OwnedKind[] = ['task', 'timer', 'job', 'subscription'];

async function ownedBy(reader: Reader, page: readonly InstanceRow[]): Promise<Owned> {
  const [first, last] = [page[0]?.id ?? 0, page.at(-1)?.id ?? 0];
  const of = (kind: OwnedKind) => ownedIds(reader, kind, first, last);
  return {
    task: await of('task'),
    timer: await of('timer'),
    job: await of('job'),
    subscription: await of('subscription'),
  };
}

function verifyOwned(
  owned: Owned,
  instance: Instance,
  report: (what: OwnedKind, detail: string) => void,
): void {
  const waits: readonly Waiting[] = waiting(instance);
  for (const kind of ownedKinds) {
    const expected = waits.filter((each) => each.kind === kind).map(({ id }) => id);
    const found = owned[kind].get(instance.id) ?? [];
    if (
      !isDeepStrictEqual(
        expected.toSorted((a, b) => a - b),
        found,
      )
    ) {
      report(kind, `Expected [${expected}] but [${found}] are stored`);
    }
  }
}

async function verifyAudit({
  reader,
  keyOf,
}: VerifyParts): Promise<Pick<Verified, 'auditLines' | 'auditFaults'>> {
  const auditFaults: ChainFault[] = [];
  let auditLines = 0;
  for (const node of await auditNodes(reader)) {
    let head: ChainHead = { n: 0, hash: '' };
    for (;;) {
      const rows = await auditAfter(reader, node, head.n, 1000);
      const checked = checkChain(rows, head, keyOf);
      auditFaults.push(...checked.faults);
      head = checked.head;
      auditLines += rows.length;
      if (rows.length < 1000) break;
    }
  }
  return { auditLines, auditFaults };
}
