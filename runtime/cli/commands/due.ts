import type { Text } from '@liandong/engine';
import type { Calendar } from '../../sla/calendar.ts';
import { due, type Pause } from '../../sla/due.ts';
import { extendLimit, type Limit, parseLimit } from '../../sla/limit.ts';
import { formatLocalTime, parseLocalTime } from '../../sla/local-time.ts';
import { readArguments } from '../arguments.ts';
import { openLimits } from '../calendar.ts';
import type { Command } from '../command.ts';
import { tell, wrongUse } from '../speak.ts';

const options = {
  extend: { type: 'string', multiple: true, default: [] as string[] },
  pause: { type: 'string', multiple: true, default: [] as string[] },
} as const;

/** When a limit ends, by the calendar that a new installation starts with. */
export const dueCommand: Command = {
  name: 'due',
  usage: '"2020-11-20 16:59" 5wd [--extend 5wd] [--pause "FROM..TO"]...',
  summary: {
    zh: '计算到期时间（wd 工作日、wh 工作时、h 自然小时、d 自然日）',
    en: 'compute a due time (wd working days, wh working hours, h hours, d days)',
  },
  async run(args, io) {
    const read = readArguments(args, options, ['start', 'limit']);
    if (!read.ok) return wrongUse(io, read.problem);
    const { calendar } = openLimits();
    const [startText = '', limitText = ''] = read.names;

    const start = parseLocalTime(startText, calendar.zone);
    if (start === null) return wrongUse(io, notATime(startText));
    const limit = parseLimit(limitText);
    if (!limit) return wrongUse(io, notALimit(limitText));
    const extensions: Limit[] = [];
    for (const text of read.values.extend) {
      const extension = parseLimit(text);
      if (!extension) return wrongUse(io, notALimit(text));
      extensions.push(extension);
    }
    if (!extendLimit(limit, extensions)) return wrongUse(io, otherUnit(limit));
    const pauses: Pause[] = [];
    for (const text of read.values.pause) {
      const pause = parsePause(text, calendar);
      if (!pause) return wrongUse(io, notAPause(text));
      pauses.push(pause);
    }

    const { dueAt, provisional } = due({ calendar, start, limit, extensions, pauses });
    io.stdout.write(`${formatLocalTime(dueAt, calendar.zone)}\n`);
    if (provisional) tell(io, provisionalText);
    return 0;
  },
};

function parsePause(text: string, { zone }: Calendar): Pause | null {
  const [fromText, toText, ...rest] = text.split('..');
  if (fromText === undefined || toText === undefined || rest.length > 0) return null;
  const from = parseLocalTime(fromText, zone);
  const to = parseLocalTime(toText, zone);
  return from === null || to === null || to < from ? null : { from, to };
}

const notATime = (text: string): Text => ({
  zh: `应为形如 "2020-11-20 16:59" 的时间，实际为 "${text}"`,
  en: `Expected a time like "2020-11-20 16:59" but got "${text}"`,
});

const notALimit = (text: string): Text => ({
  zh: `应为形如 5wd、7.5wh、2h、3d 的时限，实际为 "${text}"`,
  en: `Expected a limit like 5wd, 7.5wh, 2h, 3d but got "${text}"`,
});

const otherUnit = (limit: Limit): Text => ({
  zh: `延期须与时限同单位（${limit.unit}）`,
  en: `Expected extensions in the unit of the limit (${limit.unit})`,
});

const notAPause = (text: string): Text => ({
  zh: `应为形如 "2021-03-16 10:00..2021-03-22 10:00" 的暂停，实际为 "${text}"`,
  en: `Expected a pause like "2021-03-16 10:00..2021-03-22 10:00" but got "${text}"`,
});

const provisionalText: Text = {
  zh: '暂定：日历缺少其中某年的官方放假安排，按周一至周五计算',
  en: 'provisional: no official dates for one of these years, counted Monday to Friday',
};
