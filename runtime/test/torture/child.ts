/**
 * A node in a process of its own, driven by lines on its standard input: the parent kills it at
 * any moment and starts another one on the same database. One JSON line a call, one an answer.
 */
import { createInterface } from 'node:readline';
import type { Command } from '../../commit/command.ts';
import { openKeys } from '../../store/keys.ts';
import { createStore } from '../../store/open.ts';
import { keyPlaceOf, placeOf } from '../../store/place.ts';
import { number } from '../commit/commands.ts';
import { claim, complete, start } from '../process/commands.ts';
import { openLibrary, openWorld } from '../process/world.ts';
import type { Call, Reply } from './protocol.ts';

const [, , database = ''] = process.argv;
const now = () => Date.now();
const place = placeOf(database);
const store = await createStore(place);
const keys = await openKeys(await createStore(keyPlaceOf(place), 'keys'), now);
const library = await openLibrary();
const world = await openWorld({ store, keys, library, now, live: true });

function commandOf(call: Call): Command<unknown> {
  const measured = library.measured('tasks');
  switch (call.do) {
    case 'start':
      return start(measured, { amount: 2000 });
    case 'claim':
      return claim(call.task);
    case 'complete':
      return complete(measured, call.instance, { id: call.task, part: call.part });
    case 'number':
      return number('torture');
  }
}

function say(line: Reply | { readonly ready: true }): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const call = JSON.parse(line) as Call;
  const idempotency = { scope: 'torture', key: call.key, fingerprint: call.do };
  world.commit.run({ ...commandOf(call), idempotency }).then((outcome) => {
    say(
      outcome.ok
        ? { key: call.key, ok: true, answer: outcome.answer }
        : { key: call.key, ok: false, code: outcome.code },
    );
  });
});

say({ ready: true });
