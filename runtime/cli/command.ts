import type { Text } from '@liandong/engine';

/** The outside world of a command, so that tests run it in process. */
export type CommandIo = {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative paths among the arguments are meant from here. */
  readonly cwd: string;
  /** UTC milliseconds. */
  now(): number;
};

/** 0: in order. 1: refused or different. 2: wrong use. */
export type ExitCode = 0 | 1 | 2;

/** One command of `liandong`: one file in `commands/`, one line in its registry, one test. */
export type Command = {
  readonly name: string;
  /** The arguments only: `<start> <limit> [--extend <limit>]`. */
  readonly usage: string;
  readonly summary: Text;
  /** `args` come without the command's name. */
  run(args: readonly string[], io: CommandIo): Promise<ExitCode>;
};
