/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import {
  compile,
  type Definition,
  type EngineRecord,
  type Instance,
  type PlayedCase,
  replay,
  type Simulated,
  type SimulateOptions,
  simulate,
} from '../index.ts';
import type { Graph } from '../model/graph.ts';
import { type ElementInstance, KEPT_PER_PART, type ScopePart } from '../model/part.ts';

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ld="urn:liandong:bpmn:1"
  id="definitions" targetNamespace="urn:test">`;

/** Wraps the content of `definitions`, or the content of one executable process `p`. */
export function model(content: string): string {
  const inside = content.includes('<process')
    ? content
    : `<process id="p" isExecutable="true">${content}</process>`;
  return `${HEAD}\n${inside}\n</definitions>`;
}

export const flow = (from: string, to: string, condition = '', id = `${from}-${to}`): string =>
  `<sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${
    condition &&
    `<conditionExpression xsi:type="tFormalExpression">${condition}</conditionExpression>`
  }</sequenceFlow>`;

/** Flows along a chain of ids. */
export const chain = (...ids: string[]): string =>
  ids
    .slice(1)
    .map((id, i) => flow(ids[i] as string, id))
    .join('');

export async function define(xml: string): Promise<Definition> {
  const { definition, problems } = await compile(xml);
  if (!definition) throw new Error(`Expected a definition but got ${JSON.stringify(problems)}`);
  return definition;
}

export const readText = (path: string | URL): string => readFileSync(path, 'utf8');

/**
 * Plays a case on a model and asserts, after every step of every instance, that folding its
 * records gives the instance, that JSON changes nothing, and that the invariants hold.
 */
export async function play(
  xml: string,
  played: PlayedCase = {},
  options: SimulateOptions = {},
): Promise<Simulated> {
  const definition = await define(xml);
  const folded = new Map<number, Instance>();
  const told: { instance: Instance; records: readonly EngineRecord[] }[] = [];
  const result = simulate(definition, played, {
    ...options,
    observe(used, before, after, records) {
      assertStep(used, before, after, records);
      const known = replay(used, after.id, records, folded.get(after.id) ?? null);
      expect(plain(known)).toEqual(plain(after));
      folded.set(after.id, known);
      told.push({ instance: after, records });
    },
  });
  for (const id of folded.keys()) {
    const own = told.filter(({ instance }) => instance.id === id);
    const all = own.flatMap(({ records }) => records);
    const last = own.at(-1)?.instance as Instance;
    expect(plain(replay(definition, id, all))).toEqual(plain(last));
  }
  return result;
}

const plain = (instance: Instance): unknown => ({
  ...instance,
  parts: [...instance.parts].sort(([a], [b]) => a - b),
});

/** What holds after every step of every instance. */
export function assertStep(
  definition: Definition,
  before: Instance | null,
  after: Instance,
  records: readonly EngineRecord[],
): void {
  expect(records.map(({ n }) => n)).toEqual(records.map((_, i) => (before?.n ?? 0) + i + 1));
  for (const part of after.parts.values()) {
    expect(JSON.parse(JSON.stringify(part))).toEqual(part);
    expect(holdsUndefined(part), 'JSON would drop what is undefined').toBe(false);
    assertPart(definition as Graph, after, part as ScopePart);
  }
  const live = after.state === 'active' || after.state === 'suspended';
  expect(after.parts.size > 0, 'a live instance has parts, an ended one none').toBe(live);
}

function holdsUndefined(value: unknown): boolean {
  if (value === undefined) return true;
  return value !== null && typeof value === 'object' && Object.values(value).some(holdsUndefined);
}

function assertPart(graph: Graph, instance: Instance, part: ScopePart): void {
  const ids = new Set(part.elements.map(({ id }) => id));
  expect(ids.size, 'activations are unique').toBe(part.elements.length);
  for (const { of, element } of [...part.waits, ...part.incidents]) {
    expect(of === 0 || ids.has(of), `${element} has an owner`).toBe(true);
  }
  for (const { flow: id, held } of part.tokens) {
    expect(graph.flows.has(id) || (held && graph.nodes.has(id)), `${id} leads on`).toBe(true);
  }
  if (part.owner)
    expect(ownerOf(instance, part.owner), `part ${part.part} has an owner`).toBe(true);
  const waiting = new Set([...part.waits, ...part.incidents].map(({ of }) => of));
  for (const one of part.elements) {
    const inside = [one.inner, one.body, one.away].some((found) => found !== undefined);
    const lives = waiting.has(one.id) || inside || isUndoing(instance, part, one);
    expect(lives, `${one.element} waits for something`).toBe(true);
    if (one.inner !== undefined) expect(instance.parts.has(one.inner)).toBe(true);
  }
  assertKept(graph, instance, part);
}

/** A part belongs to an element instance, to one that was kept, or is a shelf of its scope. */
function ownerOf(instance: Instance, [number, id]: readonly [number, number]): boolean {
  const part = instance.parts.get(number) as ScopePart | undefined;
  if (id === 0 || !part) return part !== undefined;
  return part.elements.some((one) => one.id === id) || keptOf(instance, part).includes(id);
}

function keptOf(instance: Instance, { kept = [], older }: ScopePart): number[] {
  const shelf = older === undefined ? undefined : (instance.parts.get(older) as ScopePart);
  return [...kept.map(({ id }) => id), ...(shelf ? keptOf(instance, shelf) : [])];
}

/** It is compensated by a handler, or waits for what it compensates. */
function isUndoing(instance: Instance, part: ScopePart, { id }: ElementInstance): boolean {
  const all = [...instance.parts.values()].flatMap((one) => (one as ScopePart).elements);
  const points = (seat: readonly number[] | undefined) => seat?.[0] === part.part && seat[1] === id;
  return all.some(({ compensates, by }) => points(compensates) || points(by));
}

/** What is kept is an ended activity that can be compensated, with all that it needs. */
function assertKept(graph: Graph, instance: Instance, { kept = [], elements }: ScopePart): void {
  expect(kept.length).toBeLessThanOrEqual(KEPT_PER_PART);
  const dones = kept.map(({ done }) => done);
  expect(
    [...dones].sort((a, b) => a - b),
    'kept in the order of their ends',
  ).toEqual(dones);
  for (const { id, element, inner, partial } of kept) {
    expect(elements.some((one) => one.id === id)).toBe(false);
    expect(graph.nodes.get(element)?.compensation !== null || partial).toBe(true);
    if (inner !== undefined) expect(instance.parts.has(inner)).toBe(true);
  }
}
