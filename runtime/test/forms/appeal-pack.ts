import { join } from 'node:path';
import type { Json, Outcome, Variables } from '@liandong/engine';
import { fieldAccess } from '../../forms/field-access.ts';
import type { Submission } from '../../forms/validate.ts';
import { packOf } from '../../packs/assemble.ts';
import { readPackFolder } from '../../packs/content.ts';
import type { Pack } from '../../packs/packs.ts';
import { templates } from '../packs/packs.ts';

/** The appeal pack as version 1, without a database. */
export async function appealPack(): Promise<Pack> {
  const content = await readPackFolder(join(templates, 'appeal'));
  const head = { pack: 'appeal', version: 1, hash: 'h', published_at: 0 };
  const process = { id: 1, process: 'appeal', path: 'process.appeal.bpmn' };
  return packOf(head, content, [process]);
}

/** What a person sends for a step of the appeal process. */
export function submissionOf(
  pack: Pack,
  element: string,
  fields: Variables,
  more: { readonly outcome?: string; readonly stored?: Variables; readonly partial?: boolean } = {},
): Submission {
  const step = pack.main.definition.userTask(element);
  if (!step) throw new Error(`Expected a step ${element}`);
  return {
    pack,
    form: step.form === null ? null : (pack.forms.get(step.form) ?? null),
    fields,
    stored: more.stored ?? {},
    access: fieldAccess(step, pack.fields.keys()),
    outcome: outcomeOf(step.outcomes, more.outcome),
    knowsUnit: (code) => /^([CDE]\d+|2108821?\d+)$/.test(code),
    now: Date.parse('2026-11-23T09:00:00+08:00'),
    zone: 'Asia/Shanghai',
    resolve: (): Json => null,
    user: '7',
    language: 'en',
    ...(more.partial ? { partial: true } : {}),
  };
}

function outcomeOf(outcomes: readonly Outcome[], id: string | undefined): Outcome | null {
  return outcomes.find((outcome) => outcome.id === id) ?? null;
}
