import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const entry = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Runs the program from its sources, as `npm start` runs what is built of them. */
function run(args: readonly string[], env: { readonly [name: string]: string }) {
  const flags = ['--import', 'tsx', '--conditions=development'];
  const child = spawn(process.execPath, [...flags, entry, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  const faults: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => faults.push(line));
  const url = new Promise<string>((resolve, reject) => {
    output.on('line', (line) => {
      lines.push(line);
      const found = /Liandong: (http:\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${faults.join('\n')}`)));
  });
  url.catch(() => undefined);
  return { child, lines, faults, url, ended: once(child, 'exit') };
}

describe('the program', () => {
  it('tells the first passwords once, drains on SIGTERM and starts again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liandong-program-'));
    const env = { PORT: '0', DATA_DIR: folder, DATABASE_URL: '' };
    const first = run(['--empty'], env);
    const url = await first.url;
    const password = first.lines.flatMap((line) => /^ {2}admin\s+(\S{20})/.exec(line)?.[1] ?? []);
    expect(password).toHaveLength(1);
    const credentials = JSON.stringify({ login: 'admin', password: password[0] });
    const signIn = (at: string) =>
      fetch(`${at}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: credentials,
      });
    const accepted = signIn(url);
    await fetch(`${url}/health`);
    first.child.kill('SIGTERM');
    expect((await accepted).status).toBe(200);
    expect(await first.ended).toEqual([0, null]);

    const second = run([], env);
    const again = await second.url;
    expect(second.lines.join('\n')).not.toContain(password[0]);
    expect((await signIn(again)).status).toBe(200);
    second.child.kill('SIGTERM');
    expect(await second.ended).toEqual([0, null]);
    await rm(folder, { recursive: true });
  });

  it('says that its port is in use before it writes anything', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const folder = await mkdtemp(join(tmpdir(), 'liandong-port-'));
    const env = { PORT: String(port), DATA_DIR: folder, DATABASE_URL: '' };
    const { ended, faults } = run(['--empty'], env);
    expect(await ended).toEqual([1, null]);
    expect(faults.join('\n')).toContain(`Port ${port} is in use`);
    expect(await readdir(folder)).toEqual([]);
    other.close();
    await rm(folder, { recursive: true });
  });

  it('names the setting of a database that it cannot reach, without its password', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'liandong-database-'));
    const url = 'mysql://somebody:secret@127.0.0.1:1/liandong';
    const { ended, faults } = run([], { PORT: '0', DATA_DIR: folder, DATABASE_URL: url });
    expect(await ended).toEqual([1, null]);
    expect(faults.join('\n')).toContain('DATABASE_URL=mysql://somebody@127.0.0.1:1/liandong');
    expect(faults.join('\n')).not.toContain('secret');
    await rm(folder, { recursive: true });
  });

  it('refuses wrong use', async () => {
    const { ended } = run(['--emtpy'], { PORT: '0' });
    expect(await ended).toEqual([2, null]);
  });
});
