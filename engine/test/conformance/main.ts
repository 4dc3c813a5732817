/// <reference types="node" />
import { run as bpmnMiwg } from './bpmn-miwg.ts';
import { run as dmnTck } from './dmn-tck.ts';
import type { Suite } from './suite.ts';
import { run as tokenSimulation } from './token-simulation.ts';

/** The suites by the name that the command line gives them. */
const suites: Readonly<Record<string, Suite>> = {
  'bpmn-miwg': bpmnMiwg,
  'dmn-tck': dmnTck,
  'token-simulation': tokenSimulation,
};

/** `<suite> <folder>`: a line a failing case, last `suite: passed/total`; 0, 1 or 2 (wrong use). */
async function main(args: readonly string[]): Promise<number> {
  const [name, folder] = args;
  const suite = name !== undefined && Object.hasOwn(suites, name) ? suites[name] : undefined;
  if (!suite || folder === undefined || args.length !== 2) {
    const names = Object.keys(suites).join(' | ');
    process.stderr.write(`Expected: npm run conformance -- <${names}> <folder>\n`);
    return 2;
  }
  const { passed, total, failures } = await suite(folder);
  for (const failure of failures) process.stdout.write(`${failure}\n`);
  process.stdout.write(`${name}: ${passed}/${total}\n`);
  return passed === total && total > 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
