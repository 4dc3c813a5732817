/// <reference types="node" />
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generateSchema } from './generate.ts';

const file = fileURLToPath(new URL('../../../compile/schema/bpmn.json', import.meta.url));

describe('the schema of BPMN', () => {
  it('is what the XML schema of the specification says', () => {
    const generated = generateSchema();
    if (process.env.UPDATE_SCHEMA) writeFileSync(file, `${JSON.stringify(generated, null, 1)}\n`);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(generated);
  });
});
