import { check, type Problem, readDecisions } from '@liandong/engine';
import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { readXml, readXmls } from '../read-text.ts';
import { refuse, wrongUse } from '../speak.ts';

const options = { imported: { type: 'string', multiple: true } } as const;

/** The root of a DMN file is in one of its namespaces; all else is taken for BPMN. */
const isDecisionModel = (xml: string): boolean =>
  /<(?:[\w.-]+:)?definitions\s[^>]*["']https?:\/\/www\.omg\.org\/spec\/DMN\//.test(xml);

async function problemsOf(xml: string, imported: readonly string[]): Promise<readonly Problem[]> {
  if (!isDecisionModel(xml)) return check(xml);
  return (await readDecisions(xml, { imported, analysed: true })).problems;
}

/** The problems of a model, as publishing would find them. */
export const checkCommand: Command = {
  name: 'check',
  usage: 'model.bpmn|model.dmn [--imported other.dmn]...',
  summary: {
    zh: '检查流程或决策模型，每个问题一行 JSON；有错误时退出码为 1',
    en: 'check a model: one problem a JSON line; exit code 1 when it has errors',
  },
  async run(args, io) {
    const read = readArguments(args, options, ['model.bpmn']);
    if (!read.ok) return wrongUse(io, read.problem);
    const model = await readXml(read.names[0] ?? '', io);
    if (!model.ok) return refuse(io, model.problem);
    const imported = await readXmls(read.values.imported ?? [], io);
    if (!imported.ok) return refuse(io, imported.problem);
    const problems = await problemsOf(model.value, imported.value);
    for (const problem of problems) io.stdout.write(`${JSON.stringify(problem)}\n`);
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};
