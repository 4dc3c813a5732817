import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Text } from '@liandong/engine';
import type { CommandIo } from './command.ts';

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Text };

const unreadable = (path: string, reason: string): Read<never> => ({
  ok: false,
  problem: { zh: `无法读取 ${path}：${reason}`, en: `Cannot read ${path}: ${reason}` },
});

/** Reads an XML file in the encoding that it declares; the text then declares UTF-8. */
export async function readXml(path: string, io: CommandIo): Promise<Read<string>> {
  const bytes = await readBytes(path, io);
  if (!bytes.ok) return bytes;
  const encoding = encodingOf(bytes.value);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes.value);
    return { ok: true, value: text.replace(declaration, '$1UTF-8') };
  } catch (error) {
    // RangeError: no such encoding; TypeError: bytes that are none of it.
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return unreadable(path, error.message);
  }
}

/** Reads several XML files; the first that cannot be read is the problem. */
export async function readXmls(
  paths: readonly string[],
  io: CommandIo,
): Promise<Read<readonly string[]>> {
  const texts: string[] = [];
  for (const path of paths) {
    const read = await readXml(path, io);
    if (!read.ok) return read;
    texts.push(read.value);
  }
  return { ok: true, value: texts };
}

/** Reads a JSON file, in UTF-8 as the format says. */
export async function readJson(path: string, io: CommandIo): Promise<Read<unknown>> {
  const bytes = await readBytes(path, io);
  if (!bytes.ok) return bytes;
  try {
    const value: unknown = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.value),
    );
    return { ok: true, value };
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    return unreadable(path, error.message);
  }
}

async function readBytes(path: string, io: CommandIo): Promise<Read<Uint8Array>> {
  try {
    return { ok: true, value: await readFile(resolve(io.cwd, path)) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return unreadable(path, code);
  }
}

const declaration = /^(<\?xml[^>]*?\sencoding\s*=\s*["'])([A-Za-z][\w.-]*)/;

/** XML 1.0, appendix F: a byte order mark first, then the declaration, else UTF-8. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = declaration.exec(head.replace(/^ï»¿/, ''))?.[2] ?? 'utf-8';
  // What can be read byte by byte is no UTF-16, whatever it says; .NET writes that.
  return /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}
