import type { Text } from '@liandong/engine';
import type { CommandIo, ExitCode } from './command.ts';

/** The text in the terminal's language, by POSIX order of precedence; English unless Chinese. */
export function inLanguage(text: Text, env: CommandIo['env']): string {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.startsWith('zh') ? text.zh : text.en;
}

/** Tells on the error output; the output proper is for results only. */
export function tell(io: CommandIo, text: Text): void {
  io.stderr.write(`${inLanguage(text, io.env)}\n`);
}

/** Tells what is wrong with the arguments; gives the exit code of wrong use. */
export function wrongUse(io: CommandIo, text: Text): ExitCode {
  tell(io, text);
  return 2;
}

/** Tells why what was asked for is refused; gives the exit code of a refusal. */
export function refuse(io: CommandIo, text: Text): ExitCode {
  tell(io, text);
  return 1;
}
