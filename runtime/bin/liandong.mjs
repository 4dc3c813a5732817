#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
import { ensureBuilt } from '../../scripts/lib/built.mjs';

// Results go to the output, everything about building to the error output.
if (ensureBuilt({ quiet: true })) {
  const { main } = await import('../dist/cli/main.js');
  process.exitCode = await main(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    now: Date.now,
  });
} else {
  process.exitCode = 1;
}
