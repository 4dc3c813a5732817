import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { runBeside } from './process.mjs';
import { inRoot, root } from './root.mjs';

/**
 * Runs some projects of vitest.config.ts and counts their tests. What vitest reports beside its
 * tests (a file that cannot be loaded, an error outside a test) counts as a failure of its own.
 * `files` narrows the run to test files whose paths contain one of the texts.
 */
export async function runSuites(tally, title, projects, env = {}, files = []) {
  console.log(`\n== ${title}`);
  const folder = mkdtempSync(join(tmpdir(), 'liandong-suites-'));
  const report = join(folder, 'report.json');
  const args = ['run', '--passWithNoTests', '--reporter=default', '--reporter=json'];
  args.push(`--outputFile.json=${report}`);
  for (const project of projects) args.push('--project', project);
  args.push(...files);
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const passed = await runBeside(process.execPath, [vitest, ...args], {
    env: { ...process.env, ...env },
  });
  const failedBefore = tally.counts.failed;
  if (existsSync(report)) addReport(tally, JSON.parse(readFileSync(report, 'utf8')));
  if (!passed && tally.counts.failed === failedBefore) tally.fail(`${title}: see above`);
  rmSync(folder, { recursive: true, force: true });
}

function addReport(tally, report) {
  tally.pass(report.numPassedTests);
  for (const file of report.testResults) {
    const path = relative(root, file.name);
    let failed = 0;
    let skipped = 0;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'failed') {
        failed += 1;
        tally.fail(`${path}: ${fullName}`);
      } else if (status !== 'passed') skipped += 1;
    }
    if (skipped > 0) tally.skip(path, skipped);
    if (file.status === 'failed' && failed === 0) tally.fail(`${path}: could not be run`);
  }
}
