import type { Json, Variables } from '@liandong/engine';
import type { Pack } from './packs.ts';
import { nameOf } from './packs.ts';

const titleMax = 200;

/**
 * Title of a case from the pack's template: `{category}` becomes the value as people read it.
 * Titles stand in lists and notices, so personal fields never enter them.
 */
export function caseTitle(pack: Pack, fields: Variables): string {
  const { confidential } = pack.manifest.record.columns;
  const secret = confidential !== undefined && fields[confidential] === true;
  const template = secret ? pack.titles.confidential : pack.titles.case;
  const title = template.replace(/\{([a-z][A-Za-z0-9]*)\}/g, (_, name: string) =>
    shown(pack, name, fields[name] ?? null),
  );
  return Array.from(title.replace(/\s+/g, ' ').trim()).slice(0, titleMax).join('');
}

function shown(pack: Pack, name: string, value: Json): string {
  const field = pack.fields.get(name);
  if (!field || field.class === 'personal' || field.class === 'sensitive') return '';
  if (field.dictionary && typeof value === 'string')
    return nameOf(pack, field.dictionary, value).zh;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
