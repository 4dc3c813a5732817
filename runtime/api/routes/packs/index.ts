import type { AnyRoute } from '../../route.ts';
import { readArtefact } from './artefact.ts';
import { dropDraft } from './drop-draft.ts';
import { listPacks } from './list.ts';
import { publishPack } from './publish.ts';
import { readDraft } from './read-draft.ts';
import { rollBack } from './roll-back.ts';
import { saveDraft } from './save-draft.ts';
import { listPackVersions } from './versions.ts';

/** Endpoints of packs, for the registry `routes/index.ts`. */
export const packRoutes: readonly AnyRoute[] = [
  listPacks,
  listPackVersions,
  readArtefact,
  readDraft,
  saveDraft,
  dropDraft,
  publishPack,
  rollBack,
];
