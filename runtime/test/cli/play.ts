import { main } from '../../cli/main.ts';

export type Played = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a command in this process as the terminal would. */
export async function play(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd: string = process.cwd(),
): Promise<Played> {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    stdout: { write: (text: string) => out.push(text) },
    stderr: { write: (text: string) => err.push(text) },
  };
  const code = await main(args, { ...io, env, cwd, now: () => Date.UTC(2026, 10, 23, 1) });
  return { code, out: out.join(''), err: err.join('') };
}
