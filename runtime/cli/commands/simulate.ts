import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import {
  compile,
  type Decision,
  type Definition,
  type Difference,
  readDecisions,
  type SimulateOptions,
  simulate,
  type Text,
} from '@liandong/engine';
import { packSchemas } from '../../packs/schemas/index.ts';
import { readArguments } from '../arguments.ts';
import { openLimits } from '../calendar.ts';
import type { Command, CommandIo } from '../command.ts';
import { type Read, readJson, readXml } from '../read-text.ts';
import { refuse, tell, wrongUse } from '../speak.ts';

const options = { case: { type: 'string' } } as const;

/** Plays a case on the pure engine under a virtual clock. */
export const simulateCommand: Command = {
  name: 'simulate',
  usage: 'model.bpmn --case case.json',
  summary: {
    zh: '在虚拟时钟下演练个案：每条记录一行 JSON，最后一行为结束状态；与预期不符时退出码为 1',
    en: 'play a case: one record a JSON line, then the end; exit code 1 when it differs',
  },
  async run(args, io) {
    const read = readArguments(args, options, ['model.bpmn']);
    if (!read.ok) return wrongUse(io, read.problem);
    const [path = ''] = read.names;
    if (read.values.case === undefined) {
      return wrongUse(io, { zh: '缺少 --case', en: 'Expected --case with a JSON file' });
    }
    const played = await readCase(read.values.case, io);
    if (!played.ok) return refuse(io, played.problem);
    const model = await readXml(path, io);
    if (!model.ok) return refuse(io, model.problem);
    const { definition, problems } = await compile(model.value);
    for (const problem of problems) io.stderr.write(`${JSON.stringify(problem)}\n`);
    if (!definition) return 1;
    const beside = await readBeside(path, io);
    if (!beside.ok) return refuse(io, beside.problem);

    const limits = openLimits();
    const world = { ...beside.value, due: limits.due, zone: limits.zone };
    const end = simulate(definition, played.value, world);
    for (const record of end.records) io.stdout.write(`${JSON.stringify(record)}\n`);
    const { state, variables, record, waiting } = end;
    io.stdout.write(`${JSON.stringify({ state, variables, record, waiting })}\n`);
    for (const difference of end.differences) tell(io, describe(difference));
    return end.ok ? 0 : 1;
  },
};

async function readCase(path: string, io: CommandIo) {
  const json = await readJson(path, io);
  if (!json.ok) return json;
  const parsed = packSchemas.case.safeParse(json.value);
  if (parsed.success) return { ok: true as const, value: parsed.data };
  const where = parsed.error.issues
    .map((issue) => `${issue.path.join('.') || '.'}: ${issue.message}`)
    .join('; ');
  const problem = { zh: `${path} 不是个案：${where}`, en: `Expected a case in ${path}: ${where}` };
  return { ok: false as const, problem };
}

type Beside = Pick<SimulateOptions, 'decision' | 'definitions' | 'recordFields'>;

/** What the model may need of its folder: called processes, decisions, the fields of the record. */
async function readBeside(model: string, io: CommandIo): Promise<Read<Beside>> {
  const definitions: Definition[] = [];
  const decisions = new Map<string, Decision>();
  const recordFields: string[] = [];
  const tables: string[] = [];
  const folder = dirname(resolve(io.cwd, model));
  for (const name of (await readdir(folder)).toSorted()) {
    const path = join(folder, name);
    if (name === 'pack.json') {
      const json = await readJson(path, io);
      if (!json.ok) return json;
      const manifest = packSchemas.pack.safeParse(json.value);
      if (manifest.success) recordFields.push(...manifest.data.record.fields.map(nameOf));
    } else if (/\.(bpmn|dmn)$/.test(name) && name !== basename(model)) {
      const xml = await readXml(path, io);
      if (!xml.ok) return xml;
      if (name.endsWith('.bpmn')) {
        const { definition } = await compile(xml.value);
        if (definition) definitions.push(definition);
      } else tables.push(xml.value);
    }
  }
  for (const xml of tables) {
    for (const each of (await readDecisions(xml, { imported: tables })).decisions) {
      decisions.set(...each);
    }
  }
  const decision = (id: string): Decision | null => decisions.get(id) ?? null;
  return { ok: true, value: { definitions, decision, recordFields } };
}

const nameOf = ({ name }: { readonly name: string }): string => name;

function describe({ step, what, expected, actual }: Difference): Text {
  const where = {
    zh: step === null ? '结束时' : `第 ${step} 步`,
    en: step === null ? 'at the end' : `step ${step}`,
  };
  // A step that could not be done: there is nothing to compare, only a reason.
  if (what === 'step') return { zh: `${where.zh}：${actual}`, en: `${where.en}: ${actual}` };
  const [wanted, got] = [JSON.stringify(expected), JSON.stringify(actual)];
  return {
    zh: `${where.zh}：${what} 应为 ${wanted}，实际为 ${got}`,
    en: `${where.en}: ${what}: expected ${wanted} but got ${got}`,
  };
}
