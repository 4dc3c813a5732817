import { type Decision, type Environment, readDecisions, type Variables } from '@liandong/engine';
import { readArguments } from '../arguments.ts';
import { openLimits } from '../calendar.ts';
import type { Command, CommandIo } from '../command.ts';
import { readJson, readXml, readXmls } from '../read-text.ts';
import { refuse, wrongUse } from '../speak.ts';

const options = {
  input: { type: 'string' },
  decision: { type: 'string' },
  imported: { type: 'string', multiple: true },
} as const;

/** What the decisions of a model say to given inputs, one JSON line each. */
export const decideCommand: Command = {
  name: 'decide',
  usage: 'model.dmn --input in.json [--decision id] [--imported other.dmn]...',
  summary: {
    zh: '按输入计算决策，每个决策一行 JSON；模型有错误时退出码为 1',
    en: 'evaluate decisions, one JSON line each; exit code 1 when the model has errors',
  },
  async run(args, io) {
    const read = readArguments(args, options, ['model.dmn']);
    if (!read.ok) return wrongUse(io, read.problem);
    const { input: inputPath, decision: only } = read.values;
    if (inputPath === undefined) {
      return wrongUse(io, { zh: '缺少 --input', en: 'Expected --input with a JSON file' });
    }
    const model = await readXml(read.names[0] ?? '', io);
    if (!model.ok) return refuse(io, model.problem);
    const input = await readJson(inputPath, io);
    if (!input.ok) return refuse(io, input.problem);
    if (!isObject(input.value)) {
      const zh = `${inputPath} 应为 JSON 对象`;
      return refuse(io, { zh, en: `Expected a JSON object in ${inputPath}` });
    }

    const imported = await readXmls(read.values.imported ?? [], io);
    if (!imported.ok) return refuse(io, imported.problem);
    const { decisions, problems } = await readDecisions(model.value, { imported: imported.value });
    for (const problem of problems) io.stdout.write(`${JSON.stringify(problem)}\n`);
    if (problems.some(({ severity }) => severity === 'error')) return 1;
    if (only !== undefined && !decisions.has(only)) {
      const ids = [...decisions.keys()].join(', ');
      return refuse(io, { zh: `没有决策 ${only}，只有 ${ids}`, en: `Expected one of ${ids}` });
    }
    const env = environment(decisions, io);
    for (const [id, decision] of decisions) {
      if (only !== undefined && id !== only) continue;
      const result = decision.evaluate(input.value, env);
      io.stdout.write(`${JSON.stringify({ decision: id, ...result })}\n`);
    }
    return 0;
  },
};

function isObject(value: unknown): value is Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Outside of a case: no record, no people, the calendar that a new installation starts with. */
function environment(decisions: ReadonlyMap<string, Decision>, io: CommandIo): Environment {
  const limits = openLimits();
  let lastId = 0;
  return {
    now: io.now(),
    zone: limits.zone,
    nextId() {
      lastId += 1;
      return lastId;
    },
    record: {},
    case: {},
    initiator: null,
    resolve: () => null,
    due: limits.due,
    decision: (id) => decisions.get(id) ?? null,
  };
}
