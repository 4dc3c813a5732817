import { check } from '@liandong/engine';
import { readArguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { readXml } from '../read-text.ts';
import { refuse, wrongUse } from '../speak.ts';

/** The problems of a model, as publishing would find them. */
export const checkCommand: Command = {
  name: 'check',
  usage: 'model.bpmn',
  summary: {
    zh: '检查流程模型，每个问题一行 JSON；有错误时退出码为 1',
    en: 'check a model: one problem a JSON line; exit code 1 when it has errors',
  },
  async run(args, io) {
    const read = readArguments(args, {}, ['model.bpmn']);
    if (!read.ok) return wrongUse(io, read.problem);
    const model = await readXml(read.names[0] ?? '', io);
    if (!model.ok) return refuse(io, model.problem);
    const problems = await check(model.value);
    for (const problem of problems) io.stdout.write(`${JSON.stringify(problem)}\n`);
    return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
};
