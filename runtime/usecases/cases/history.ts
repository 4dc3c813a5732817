import type { Text } from '@liandong/engine';
import type { z } from 'zod';
import type { history } from '../../api/schemas/case.ts';
import type { Refusal } from '../../commit/command.ts';
import type { Pack } from '../../packs/packs.ts';
import { spokenLimit } from '../../sla/limit.ts';
import { historyOf } from '../../store/queries/case-parts.ts';
import { recordById } from '../../store/queries/record.ts';
import type { HistoryLineRow } from '../../store/rows/work.ts';
import { packOf, userTaskOf } from '../../tasks/case-parts.ts';
import { fillText, historyKinds } from '../../tasks/history-kinds.ts';
import { type Asking, refuse } from '../asking.ts';
import { momentReply } from '../present/case-row.ts';

type History = z.input<typeof history>;

const citizen: Text = { zh: '诉求人', en: 'The citizen' };
const platform: Text = { zh: '系统', en: 'The system' };

/** The history of a case as sentences, oldest first. */
export async function readHistory(
  { services }: Pick<Asking, 'services'>,
  id: number,
): Promise<{ readonly ok: true; readonly answer: History } | Refusal> {
  const { read } = services.store;
  const record = await recordById(read, id);
  if (!record) return refuse('not-found', `There is no case ${id}`);
  const [pack, rows] = await Promise.all([packOf(services, record), historyOf(read, id)]);
  const items = rows.map((row, at) => ({
    n: at + 1,
    at: momentReply(services, row.at),
    kind: row.kind,
    actor: row.actor_name,
    sentence: sentenceOf(pack, row),
    opinion: (JSON.parse(row.data) as { opinion?: string }).opinion ?? null,
  }));
  return { ok: true, answer: { items } };
}

function isKind(kind: string): kind is keyof typeof historyKinds {
  return Object.hasOwn(historyKinds, kind);
}

/** A kind that this version does not know any more stays readable as its name. */
function sentenceOf(pack: Pack, row: HistoryLineRow): Text {
  if (!isKind(row.kind)) return { zh: row.kind, en: row.kind };
  const words = historyKinds[row.kind];
  const data = JSON.parse(row.data) as { readonly [name: string]: string };
  const task = row.element === null ? null : userTaskOf(pack, row.element);
  const outcome = task?.outcomes.find(({ id }) => id === data.outcome)?.name ?? data.outcome ?? '';
  const names = { step: pack.text(task?.name ?? row.element ?? ''), outcome: pack.text(outcome) };
  const fill = (language: keyof Text): string => {
    const [step, chosen] = [names.step[language], names.outcome[language]];
    const stranger = row.actor_id === null ? citizenOrPlatform(row) : null;
    const actor = stranger ? stranger[language] : row.actor_name;
    const field = data.field === undefined ? '' : fieldTitle(pack, data.field, language);
    const limit = data.limit === undefined ? '' : spokenLimit(data.limit, language);
    const target = data.target === undefined ? '' : targetName(pack, data.target)[language];
    const filled = { ...data, step, outcome: chosen, actor, field, limit, target };
    return tidy(fillText(words[language], filled));
  };
  return { zh: fill('zh'), en: fill('en') };
}

function citizenOrPlatform(row: HistoryLineRow): Text {
  return row.kind === 'case.reported' ? citizen : platform;
}

const targetName = (pack: Pack, element: string): Text =>
  pack.text(userTaskOf(pack, element)?.name ?? element);

function fieldTitle(pack: Pack, field: string, language: keyof Text): string {
  return pack.fields.get(field)?.title[language] ?? field;
}

/** A step without outcomes leaves nothing after the colon. */
function tidy(sentence: string): string {
  return sentence.replace(/[：:]\s*$/, '');
}
