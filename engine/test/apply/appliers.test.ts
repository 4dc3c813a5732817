/// <reference types="node" />
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { appliers } from '../../apply/index.ts';
import { PartMap } from '../../apply/part-map.ts';
import { replay } from '../../index.ts';
import type { ScopePart } from '../../model/part.ts';
import { define, model, readText } from '../helper.ts';

const traces = fileURLToPath(new URL('../elements/', import.meta.url));

describe('appliers', () => {
  it('have one kind and version each', () => {
    const names = appliers.map(({ kind, v }) => `${kind} ${v}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are all met by a golden trace or a test of operations', () => {
    const files = readdirSync(traces, { recursive: true }).map(String);
    const lines = files
      .filter((file) => file.endsWith('.trace.json'))
      .flatMap((file) => JSON.parse(readText(`${traces}${file}`)) as string[]);
    const met = new Set(lines.map((line) => line.split(' ')[0]));
    const byOperations = [
      'element-resumed',
      'element-suspended',
      'iteration-added',
      'iteration-removed',
      'join-reopened',
      'process-migrated',
      'process-modified',
      'process-resumed',
      'process-suspended',
      'work-returned',
    ];
    const missing = appliers.filter(({ kind }) => !met.has(kind) && !byOperations.includes(kind));
    expect(missing.map(({ kind }) => kind)).toEqual([]);
  });

  it('refuse a record that nobody knows', async () => {
    const definition = await define(model('<task id="a"/>'));
    const record = { n: 1, kind: 'moon-landed', v: 1, at: 0, element: 'p', instance: 1, data: {} };
    expect(() => replay(definition, 1, [record])).toThrow(
      'Expected a known record but found moon-landed version 1',
    );
  });
});

describe('the parts of an instance', () => {
  const part = (number: number): ScopePart => ({
    part: number,
    scope: 's',
    variables: {},
    elements: [],
    waits: [],
    tokens: [],
    incidents: [],
  });

  it('behave as a map of which copies do not see each other', () => {
    const first = new PartMap();
    for (let i = 0; i < 200; i += 3) first.set(i, part(i));
    const second = new PartMap(first);
    second.delete(3);
    second.set(1000, part(1000));
    first.set(5, part(5));
    expect(first.has(3)).toBe(true);
    expect(second.has(3)).toBe(false);
    expect(second.has(5)).toBe(false);
    expect(first.size).toBe(68);
    expect(second.size).toBe(67);
    expect([...second.keys()]).toHaveLength(67);
    expect([...second.values()].every((one) => second.get(one.part) === one)).toBe(true);
    second.delete(3);
    expect(second.size).toBe(67);
    const seen: number[] = [];
    second.forEach((_, number) => {
      seen.push(number);
    });
    expect(seen).toContain(1000);
  });

  it('can be made of any map', () => {
    expect([...new PartMap(new Map([[0, part(0)]]))]).toHaveLength(1);
  });
});
