import { createHash, randomBytes } from 'node:crypto';
import type { Json, Variables } from '@liandong/engine';
import type { z } from 'zod';
import type { report } from '../../api/schemas/citizen.ts';
import type { Outcome, Refusal } from '../../commit/command.ts';
import { unknownFile } from '../../files/bind.ts';
import { isUploadToken } from '../../files/upload-token.ts';
import { loadPersonalValues, writesPersonal } from '../../tasks/personal-values.ts';
import { type Asking, commandOf, refuse } from '../asking.ts';
import { createCase, createReads, type NewCase } from '../cases/create-case.ts';
import { checkForm, currentPack, formOf } from '../cases/submission.ts';

export type Report = z.output<typeof report>;

export interface Reported {
  readonly number: string;
  /** Opens the private tracking page; it is stored hashed. */
  readonly token: string;
}

/** The pack that takes what citizens report. */
export const reportPack = 'appeal';

/** 132 random bits as 22 characters. */
const tokenLength = 22;

/**
 * The token of a report. A report with an idempotency key gets the same one again without it
 * being stored: a keyed digest of the key, which only the sender's browser has.
 */
function tokenOf({ services, idempotency }: Asking): string {
  if (!idempotency) return randomBytes(17).toString('base64url').slice(0, tokenLength);
  const { scope, key } = idempotency;
  return services.keys.hmac('tracking', `${scope}\n${key}`).slice(0, tokenLength);
}

/** What is stored of a tracking token. */
export function trackingHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** A citizen reports: a case of the current version, its number, and a private link. */
export async function reportAppeal(asking: Asking, sent: Report): Promise<Outcome<Reported>> {
  const { services } = asking;
  const found = await currentPack(services, reportPack);
  if (!found.ok) return found;
  const { pack } = found;
  const { manifest } = pack;
  const files = checkFiles(asking, sent);
  if (files) return files;
  const form = formOf(pack, manifest.report ?? manifest.intake);
  const checked = checkForm(asking, { pack, form, fields: fieldsOf(sent), now: services.now() });
  if (!checked.ok) return asSent(checked);
  const fields = { ...checked.fields, ...manifest.reportValues };
  const token = tokenOf(asking);
  const given = new Set(sent.files.map(({ id }) => Number(id)));
  const created: NewCase = {
    pack,
    form,
    fields,
    personal: await loadPersonalValues(
      services,
      null,
      writesPersonal({ pack, process: pack.main }, fields),
    ),
    line: 'case.reported',
    audit: 'case.reported',
    tokenHash: trackingHash(token),
    mayTake: ({ id, created_by }) =>
      given.has(id) && (created_by === null || created_by === asking.principal.id),
  };
  const outcome = await services.commit.run({
    name: 'report-appeal',
    ...commandOf(asking),
    reads: createReads(asking, created),
    decide(context) {
      const decision = createCase(asking, context, created);
      return decision.ok ? { ...decision, answer: { number: decision.answer.number } } : decision;
    },
  });
  if (!outcome.ok) return outcome;
  return { ...outcome, answer: { number: outcome.answer.number, token } };
}

/** The names of the report's own members in place of the form's fields. */
function asSent(refusal: Refusal): Refusal {
  const { errors = [] } = refusal;
  const named = errors.map((error) => {
    const path = error.path.replace(/^fields\./, '');
    return { ...error, path: path === 'photos' ? 'files' : path };
  });
  return { ...refusal, errors: named };
}

/** Files are the sender's when their upload tokens are there. */
function checkFiles({ services, language }: Asking, sent: Report): Refusal | null {
  const foreign = sent.files.find(
    ({ id, token }) => !isUploadToken(services.keys, Number(id), token),
  );
  if (!foreign) return null;
  const errors = [{ path: 'files', code: 'unknown-file', message: unknownFile[language] }];
  return refuse('invalid-field', `There is no file ${foreign.id}`, { errors });
}

/** What was sent as fields of the report's form; who stays anonymous leaves no phone or name. */
function fieldsOf(sent: Report): Variables {
  const { category, town, place, description, anonymous, confidential } = sent;
  const fields: { [name: string]: Json } = {
    category,
    town,
    place,
    description,
    anonymous,
    confidential,
  };
  if (!anonymous && sent.phone !== undefined) fields.phone = sent.phone;
  if (!anonymous && sent.name !== undefined) fields.name = sent.name;
  if (sent.files.length > 0) fields.photos = sent.files.map(({ id }) => id);
  return fields;
}
