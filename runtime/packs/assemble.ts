import type { PackVersionRow } from '../store/rows/platform.ts';
import type { DefinitionRow } from '../store/rows/process.ts';
import type { Pack, PackContent, Process } from './packs.ts';
import { readPack } from './read-pack.ts';

/**
 * A published version as a value. Throws when a published artefact no longer reads: what was
 * published was checked, so this means that the database was changed by hand.
 */
export async function packOf(
  head: Pick<PackVersionRow, 'pack' | 'version' | 'hash' | 'published_at'>,
  content: PackContent,
  definitions: readonly Pick<DefinitionRow, 'id' | 'process' | 'path'>[],
): Promise<Pack> {
  const { parts, problems } = await readPack(content);
  if (!parts) {
    const first = problems[0]?.problem.message.en ?? 'no manifest';
    throw new Error(`Expected ${head.pack} version ${head.version} to read but ${first}`);
  }
  const processes = new Map<string, Process>();
  for (const row of definitions) {
    const model = parts.models.find(({ path }) => path === row.path);
    if (!model?.definition) continue;
    const { xml, definition } = model;
    processes.set(row.process, {
      id: row.id,
      process: row.process,
      path: row.path,
      xml,
      definition,
    });
  }
  const main = processes.get(parts.manifest.process);
  if (!main) {
    const name = parts.manifest.process;
    throw new Error(`Expected process ${name} in ${head.pack} version ${head.version}`);
  }
  const { decisions, models: _, ...rest } = parts;
  return {
    ...rest,
    version: head.version,
    hash: head.hash,
    publishedAt: head.published_at,
    main,
    processes,
    decision: (id) => decisions.get(id) ?? null,
  };
}
