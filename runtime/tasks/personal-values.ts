import type { Id, Json, Variables } from '@liandong/engine';
import type { Located, Pack, Process } from '../packs/packs.ts';
import type { Services } from '../services.ts';
import type { Keys, Secret } from '../store/keys.ts';
import { personalValuesOf } from '../store/queries/case-parts.ts';
import type { Write } from '../store/write.ts';

/** How many last digits of a phone open the public lookup. */
const tailLength = 4;

/** Where a personal value is kept: `record/<id>/<field>`. */
export function referenceTo(record: Id, field: string): Json {
  return { $: 'ref', v: `record/${record}/${field}` };
}

/** The personal values of one case, decrypted, and the key for further ones. */
export interface PersonalValues {
  /** The value behind a reference; null when it was erased or is of another case. */
  resolve(reference: string): Json;
  /** Rows of a value being written, and of what it can be found by. */
  write(record: Id, pack: Pack, field: string, value: Json): Write[];
}

/**
 * Loads what a command may need of the personal values of a case; `record` is null for a new one.
 * `writes` says that values may be written, so that a key must be there.
 * Throws `StoreError` when the key store is unreachable.
 */
export async function loadPersonalValues(
  { keys, store }: Pick<Services, 'keys' | 'store'>,
  record: Id | null,
  writes: boolean,
): Promise<PersonalValues> {
  const { read } = store;
  const rows = record === null ? [] : await personalValuesOf(read, record);
  const ring = await keys.ring(rows.map((row) => row.key_id));
  const clear = new Map<string, Json>();
  for (const row of rows) {
    const text = ring.decrypt(row.key_id, row.cipher);
    clear.set(`record/${row.record_id}/${row.field}`, text === null ? null : JSON.parse(text));
  }
  const own = writes && rows[0] ? await keys.find(rows[0].key_id) : null;
  const key = own ?? (writes ? await keys.draw() : null);
  return {
    resolve: (reference) => clear.get(reference) ?? null,
    write(id, pack, field, value) {
      if (!key && value !== null) {
        throw new Error('Expected the personal values to be loaded for writing');
      }
      const rows = rowsOf(keys, key, pack, { record: id, field, value });
      return record === null ? rows.filter((row) => row.op !== 'delete') : rows;
    },
  };
}

interface Value {
  readonly record: Id;
  readonly field: string;
  readonly value: Json;
}

function rowsOf(
  keys: Keys,
  key: Secret | null,
  pack: Pack,
  { record, field, value }: Value,
): Write[] {
  const writes: Write[] = [
    { op: 'delete', table: 'record_field', key: { record_id: record, field } },
    { op: 'delete', table: 'record_field', key: { record_id: record, field: `${field}#tail` } },
  ];
  if (value === null || key === null) {
    writes.push({ op: 'delete', table: 'personal_value', key: { record_id: record, field } });
    return writes;
  }
  const cipher = keys.encrypt(key, JSON.stringify(value));
  const row = { record_id: record, field, key_id: key.id, cipher };
  writes.push({ op: 'upsert', table: 'personal_value', row });
  for (const [name, found] of foundBy(keys, pack, field, value)) {
    const index = { record_id: record, field: name, value: found };
    writes.push({ op: 'insert', table: 'record_field', row: index });
  }
  return writes;
}

/** Keyed digests by which the value is found; its text stands nowhere. */
function foundBy(keys: Keys, pack: Pack, field: string, value: Json): [string, string][] {
  const settings = pack.fields.get(field);
  if (!settings?.searchable || typeof value !== 'string') return [];
  const found: [string, string][] = [[field, keys.hmac(field, value)]];
  if (settings.mask === 'phone') found.push([`${field}#tail`, tailDigest(keys, field, value)]);
  return found;
}

/** Digest of the last digits of a phone, for the public lookup. */
export function tailDigest(keys: Keys, field: string, phone: string): string {
  return keys.hmac(`${field}#tail`, phone.slice(-tailLength));
}

/** The field that holds the phone of who reported; null where the pack has none. */
export function phoneField(pack: Pack): string | null {
  for (const field of pack.fields.values()) {
    if (field.mask === 'phone' && field.searchable) return field.name;
  }
  return null;
}

/** Fields of a case that hold personal values. */
export function isPersonal(pack: Pack, field: string): boolean {
  const found = pack.fields.get(field)?.class;
  return found === 'personal' || found === 'sensitive';
}

const mapped = new WeakMap<Process, boolean>();

/** Whether the mappings of a process name a personal field as their target. */
function mapsPersonal(pack: Pack, process: Process): boolean {
  const known = mapped.get(process);
  if (known !== undefined) return known;
  const targets = process.xml.matchAll(/target\s*=\s*["']record\.([A-Za-z0-9]+)["']/g);
  const found = [...targets].some(([, field = '']) => isPersonal(pack, field));
  mapped.set(process, found);
  return found;
}

/** Whether a step that is sent these fields may write personal values: itself or by a mapping. */
export function writesPersonal(
  { pack, process }: Pick<Located, 'pack' | 'process'>,
  sent: Variables,
): boolean {
  return Object.keys(sent).some((name) => isPersonal(pack, name)) || mapsPersonal(pack, process);
}

/** The fields with references in place of personal values, and the rows of the values. */
export function withoutPersonal(
  personal: PersonalValues,
  pack: Pack,
  record: Id,
  fields: Variables,
): { readonly fields: Variables; readonly writes: readonly Write[] } {
  const kept: { [name: string]: Json } = {};
  const writes: Write[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (!isPersonal(pack, name)) kept[name] = value;
    else if (!isReference(value)) {
      writes.push(...personal.write(record, pack, name, value));
      kept[name] = value === null ? null : referenceTo(record, name);
    }
  }
  return { fields: kept, writes };
}

function isReference(value: Json): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && '$' in value;
}
