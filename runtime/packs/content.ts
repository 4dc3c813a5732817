import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackContent } from './packs.ts';

const settings = 'pack|limits|numbers|titles|lists|roles|dictionaries|notices|texts';
const name = '[a-z0-9][a-z0-9-]*';

/** Paths that a pack may have; anything else in its folder is not published. */
const artefactPaths = [
  new RegExp(`^(${settings})\\.json$`),
  new RegExp(`^process\\.${name}\\.bpmn$`),
  new RegExp(`^decision\\.${name}\\.dmn$`),
  new RegExp(`^form\\.${name}\\.json$`),
  new RegExp(`^cases/${name}\\.json$`),
];

/** True for a path that an artefact of a pack may have. */
export function isArtefactPath(path: string): boolean {
  return path.length <= 160 && artefactPaths.some((pattern) => pattern.test(path));
}

/** Reads the artefacts of a pack's folder. Throws what the file system throws. */
export async function readPackFolder(folder: string): Promise<PackContent> {
  const names = await readdir(folder, { recursive: true });
  const paths = names.map((name) => name.replaceAll('\\', '/')).filter(isArtefactPath);
  const contents = await Promise.all(
    paths.toSorted().map(async (path) => {
      return [path, await readFile(join(folder, path), 'utf8')] as const;
    }),
  );
  return new Map(contents);
}

/** SHA-256 of one artefact. */
export function artefactHash(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of a pack: over the paths and hashes of its artefacts in order. */
export function contentHash(content: PackContent): string {
  const hash = createHash('sha256');
  for (const path of [...content.keys()].toSorted()) {
    hash.update(`${path}\u0000${artefactHash(content.get(path) ?? '')}\n`);
  }
  return hash.digest('hex');
}
