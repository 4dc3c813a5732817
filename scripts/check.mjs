// `npm run check`: the static part of `npm test`.
import { staticChecks } from './lib/checks.mjs';
import { ensureInstalled } from './lib/installed.mjs';
import { requireNodeVersion } from './lib/node-version.mjs';
import { printTotal } from './lib/tally.mjs';

requireNodeVersion();
if (!ensureInstalled()) process.exit(1);
const tally = staticChecks();
process.exitCode = printTotal(tally);
