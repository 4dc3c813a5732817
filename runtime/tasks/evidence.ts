import type { Json, Text, Variables } from '@liandong/engine';
import type { Refusal } from '../commit/command.ts';
import type { Pack } from '../packs/packs.ts';

const words: Text = {
  zh: '该类诉求办结须提供凭据：{field}',
  en: 'This category needs evidence before it can be closed: {field}',
};

/** The field that must hold the evidence of this case; null where its category asks for none. */
export function evidenceField(pack: Pack, fields: Variables): string | null {
  const evidence = pack.manifest.record.evidence;
  if (!evidence) return null;
  const kind = fields[evidence.kind];
  return typeof kind === 'string' ? (evidence.fields[kind] ?? null) : null;
}

/** Refuses a case that lacks the evidence of its category. */
export function missingEvidence(
  pack: Pack,
  fields: Variables,
  language: keyof Text,
): Refusal | null {
  const name = evidenceField(pack, fields);
  if (name === null || isThere(fields[name])) return null;
  const title = pack.fields.get(name)?.title[language] ?? name;
  const message = words[language].replace('{field}', title);
  const errors = [{ path: `fields.${name}`, code: 'evidence-missing', message }];
  return { ok: false, code: 'rule-refused', detail: message, errors };
}

function isThere(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
}
