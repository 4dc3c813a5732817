/// <reference types="node" />
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Difference, type Json, type PlayedCase, simulate } from '../../index.ts';
import { decisions } from '../elements/decisions.ts';
import { define, readText } from '../helper.ts';
import { lengthened, renamed, reordered } from './redraw.ts';

const room = fileURLToPath(new URL('../elements/', import.meta.url));
const models = readdirSync(room, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.bpmn'))
  .sort();

async function play(xml: string, played: PlayedCase) {
  const { trace, differences } = simulate(await define(xml), played, {
    decision: (id) => decisions[id] ?? null,
  });
  return { trace, differences };
}

/** Expected lines of a trace name flows; all lines are compared anyway. */
const untraced = (differences: readonly Difference[]): readonly Difference[] =>
  differences.filter(({ what }) => !what.startsWith('trace'));

const words = (line: string, name: (word: string) => string): string =>
  line.split(' ').map(name).join(' ');

/** Every text of a case, of whatever it speaks. */
function translate(value: Json, name: (word: string) => string): Json {
  if (typeof value === 'string') return words(value, name);
  if (Array.isArray(value)) return value.map((one) => translate(one, name));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, translate(one, name)]));
}

/** Which of several tokens moves first does not matter: the same lines in any order. */
const unordered = (trace: readonly string[]): string[] =>
  trace.map((line) => line.replace(/ \d+$/, '')).sort();

/** Neither the tasks in between nor over which flow a token came to wait. */
const isElsewhere = (line: string): boolean => / no-op-|^token-arrived /.test(line);

describe.each(models)('%s', (model) => {
  const xml = readText(room + model);
  const file = `${room}${model.slice(0, -'.bpmn'.length)}.case.json`;
  const played: PlayedCase = existsSync(file) ? JSON.parse(readText(file)) : {};

  it('does the same under other ids', async () => {
    const other = renamed(xml);
    const was = await play(xml, played);
    const is = await play(other.xml, translate(played as Json, other.name) as PlayedCase);
    expect(is.differences).toEqual([]);
    expect(is.trace).toEqual(was.trace.map((line) => words(line, other.name)));
  });

  it('does the same with its elements in another order', async () => {
    const was = await play(xml, played);
    const is = await play(reordered(xml, 1), played);
    expect(untraced(is.differences)).toEqual([]);
    expect(unordered(is.trace)).toEqual(unordered(was.trace));
  });

  it('does the same with a task on each flow that does nothing', async () => {
    const was = await play(xml, played);
    const is = await play(lengthened(xml), played);
    expect(untraced(is.differences)).toEqual([]);
    const [those, others] = [was, is].map(({ trace }) => trace.filter((one) => !isElsewhere(one)));
    expect(unordered(others ?? [])).toEqual(unordered(those ?? []));
  });
});
