/// <reference types="node" />
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const source = join(root, 'engine');
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const began = Date.parse('2026-11-24T08:00:00Z');

interface Ordered {
  readonly state: string;
  readonly records: readonly { readonly kind: string; readonly element: string }[];
}

/** The blocks of the readme that a newcomer copies. */
function blockOf(language: string): string {
  const readme = readFileSync(join(source, 'README.md'), 'utf8');
  const found = new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1];
  if (found === undefined) throw new Error(`Expected a block of ${language} in the readme`);
  return found;
}

/** Builds and packs the engine as it would be published, and unpacks it where nothing else is. */
function install(folder: string): void {
  const staged = join(folder, 'staged');
  mkdirSync(staged);
  for (const name of ['package.json', 'README.md']) cpSync(join(source, name), join(staged, name));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = ['-p', join(source, 'tsconfig.build.json'), '--outDir', join(staged, 'dist')];
  execFileSync(process.execPath, [compiler, ...project]);
  const told = execFileSync('npm', ['pack', '--json', '--offline', '--pack-destination', folder], {
    cwd: staged,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(told) as [{ readonly filename: string }];
  const modules = join(folder, 'app', 'node_modules');
  const home = join(modules, '@liandong', 'engine');
  mkdirSync(home, { recursive: true });
  execFileSync('tar', ['-xzf', join(folder, packed.filename), '-C', home, '--strip-components=1']);
  const { dependencies } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
}

const linesOf = ({ records }: Ordered): string[] =>
  records.map(({ kind, element }) => `${kind} ${element}`);

describe('the packed engine, installed alone', () => {
  let folder = '';
  let app = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'engine-package-'));
    app = join(folder, 'app');
    install(folder);
    writeFileSync(join(app, 'package.json'), '{"type": "module"}');
    writeFileSync(join(app, 'order.js'), blockOf('js'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const expectOrdered = (result: Ordered): void => {
    expect(result.state).toBe('completed');
    const lines = linesOf(result);
    expect(lines).toContain('task-completed check');
    expect(lines).toContain('event-delivered payment');
    expect(lines).toContain('timer-triggered cooling-off');
    expect(lines.at(-1)).toBe('process-completed order');
  };

  it('runs the example of its readme in Node', () => {
    const { href } = pathToFileURL(join(app, 'order.js'));
    const main = `import { order } from ${JSON.stringify(href)};
      const result = await order(${JSON.stringify(blockOf('xml'))}, ${began});
      process.stdout.write(JSON.stringify(result));`;
    const args = ['--input-type=module', '--eval', main];
    const told = execFileSync(process.execPath, args, { cwd: app, encoding: 'utf8' });
    expectOrdered(JSON.parse(told));
  });

  it('has an example of about twenty lines', () => {
    const lines = blockOf('js')
      .split('\n')
      .filter((line) => line.trim() !== '');
    expect(lines.length).toBeLessThanOrEqual(24);
  });

  it.skipIf(!existsSync(executablePath))('runs it in a browser', async () => {
    writeFileSync(join(app, 'main.js'), "export { order } from './order.js';\n");
    const bundled = await build({
      root: app,
      configFile: false,
      logLevel: 'error',
      build: {
        write: false,
        lib: { entry: join(app, 'main.js'), formats: ['iife'], name: 'example' },
      },
    });
    const [{ output }] = bundled as unknown as [{ output: [{ readonly code: string }] }];
    const browser = await chromium.launch({
      executablePath,
      headless: true,
      args: ['--no-sandbox'],
    });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: output[0].code });
      const call = `example.order(${JSON.stringify(blockOf('xml'))}, ${began})`;
      expectOrdered((await page.evaluate(call)) as Ordered);
    } finally {
      await browser.close();
    }
  });
});
