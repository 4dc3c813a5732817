import type { Reader } from '../port.ts';
import type { ArtefactRow, DraftRow, PackVersionRow } from '../rows/platform.ts';
import type { DefinitionRow, SubscriptionRow } from '../rows/process.ts';

/** A published version without its content. */
export type PackVersionHead = Omit<PackVersionRow, 'manifest'> & {
  readonly publisher: string | null;
};

const head = `v.pack, v.version, v.hash, v.note, v.published_by, v.published_at, v.current,
  u.name as publisher
  from pack_version v left join user_account u on u.id = v.published_by`;

/** The versions that new cases take, one a pack. */
export function currentVersions(read: Reader): Promise<PackVersionHead[]> {
  return read.all<PackVersionHead>(`select ${head} where v.current = 1 order by v.pack`);
}

/** All versions of a pack, newest first. */
export function versionsOf(read: Reader, pack: string): Promise<PackVersionHead[]> {
  return read.all<PackVersionHead>(`select ${head} where v.pack = ? order by v.version desc`, [
    pack,
  ]);
}

/** One version; null when there is none. */
export async function packVersion(
  read: Reader,
  pack: string,
  version: number,
): Promise<PackVersionHead | null> {
  const sql = `select ${head} where v.pack = ? and v.version = ?`;
  const [row] = await read.all<PackVersionHead>(sql, [pack, version]);
  return row ?? null;
}

/** Everything that was published with a version. */
export function artefactsOf(read: Reader, pack: string, version: number): Promise<ArtefactRow[]> {
  return read.all<ArtefactRow>(
    `select pack, version, path, content, hash from artefact where pack = ? and version = ?
     order by path`,
    [pack, version],
  );
}

/** Processes of a version. */
export function definitionsOf(
  read: Reader,
  pack: string,
  version: number,
): Promise<DefinitionRow[]> {
  return read.all<DefinitionRow>(
    `select * from definition
     where pack = ? and version = ? order by id`,
    [pack, version],
  );
}

export type StartRow = Pick<SubscriptionRow, 'id' | 'type'>;

/** What a version waits for to begin instances of its processes. */
export function startsOf(read: Reader, pack: string, version: number): Promise<StartRow[]> {
  return read.all<StartRow>(
    `select s.id, s.type from definition d join subscription s on s.definition_id = d.id
     where d.pack = ? and d.version = ? order by s.id`,
    [pack, version],
  );
}

/** The pack and version that a definition belongs to; null for an unknown id. */
export async function definitionById(read: Reader, id: number): Promise<DefinitionRow | null> {
  const [row] = await read.all<DefinitionRow>('select * from definition where id = ?', [id]);
  return row ?? null;
}

/** How many cases that are not over run on each version of a pack. */
export function runningCases(
  read: Reader,
  pack: string,
): Promise<{ readonly version: number; readonly running: number }[]> {
  return read.all(
    `select pack_version as version, count(*) as running from record
     where pack = ? and closed_at is null group by pack_version`,
    [pack],
  );
}

export type DraftWithName = DraftRow & { readonly saver: string | null };

/** Working copies of a pack. */
export function draftsOf(read: Reader, pack: string): Promise<DraftWithName[]> {
  return read.all<DraftWithName>(
    `select d.pack, d.path, d.content, d.revision, d.saved_by, d.saved_at, u.name as saver
     from draft d left join user_account u on u.id = d.saved_by where d.pack = ? order by d.path`,
    [pack],
  );
}
