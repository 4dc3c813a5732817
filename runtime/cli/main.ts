import type { Command, CommandIo, ExitCode } from './command.ts';
import { commands } from './commands/index.ts';
import { inLanguage, refuse, wrongUse } from './speak.ts';

/** What a command did not expect (a lost database, say) is one line for a person, not a stack. */
async function attempt(command: Command, args: readonly string[], io: CommandIo) {
  try {
    return await command.run(args, io);
  } catch (error) {
    if (io.env.DEBUG) throw error;
    const message = error instanceof Error ? error.message : String(error);
    return refuse(io, {
      zh: `${command.name} 未能完成：${message}（设置 DEBUG=1 可看到详情）`,
      en: `${command.name} could not finish: ${message} (DEBUG=1 shows more)`,
    });
  }
}

/** Runs `liandong <command> <arguments>`. */
export async function main(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    (name === undefined ? io.stderr : io.stdout).write(help(io));
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    return wrongUse(io, {
      zh: `没有命令 "${name}"；运行 liandong help 查看全部命令`,
      en: `Expected a command but got "${name}"; liandong help lists them`,
    });
  }
  if (rest.includes('--help')) {
    io.stdout.write(usage(command, io));
    return 0;
  }
  const code = await attempt(command, rest, io);
  if (code === 2) io.stderr.write(usage(command, io));
  return code;
}

const usage = (command: Command, io: CommandIo): string =>
  `liandong ${command.name} ${command.usage}\n    ${inLanguage(command.summary, io.env)}\n`;

const help = (io: CommandIo): string => commands.map((each) => usage(each, io)).join('');
