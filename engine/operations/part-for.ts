import { elementOf, partLives, partOf } from '../apply/applier.ts';
import type { Path, Scope } from '../model/graph.ts';
import type { ScopePart } from '../model/part.ts';
import type { Run } from '../model/run.ts';
import { branch } from '../verbs/complete.ts';
import { openAround } from '../verbs/open-around.ts';
import type { Rejection } from './operation.ts';

/**
 * The part to put a token in: `within` names it, or one around it; with null the only one that
 * lives. Scopes between that do not live are opened, their events armed and inputs mapped.
 */
export function partFor(run: Run, scope: Scope, within: number | null): number | Rejection {
  const part = within === null ? onlyPart(run, scope) : givenPart(run, scope, within);
  if (typeof part === 'number' || (part && 'code' in part)) return part;
  const { node } = scope;
  if (!node) return no(`${scope.id} is not the process of this instance`);
  if (node.loop) return no(`${node.id} is repeated: name the part of an iteration`);
  const outer = partFor(run, node.scope, within);
  if (typeof outer !== 'number') return outer;
  const inner = openAround(run, node, outer, ownBranch(run, outer));
  return inner ?? no(`${node.id} met an incident when it was opened`);
}

const no = (found: string): Rejection => ({
  code: 'modification-refused',
  detail: `Expected one scope to put a token in but ${found}`,
});

const isScope = (run: Run, part: ScopePart, scope: Scope): boolean =>
  part.scope === scope.id && part.first === undefined && partLives(run.draft, part.part);

function onlyPart(run: Run, scope: Scope): number | Rejection | null {
  const [first, ...others] = [...run.draft.parts.values()].filter((part) =>
    isScope(run, part, scope),
  );
  if (others.length > 0) return no(`${scope.id} has several`);
  return first?.part ?? null;
}

function givenPart(run: Run, scope: Scope, within: number): number | Rejection | null {
  const part = run.draft.parts.get(within);
  if (!part) return no(`there is no part ${within}`);
  if (isScope(run, part, scope)) return within;
  const around = scope.node?.scope;
  return around ? null : no(`part ${within} is not around it`);
}

/** A token that is put somewhere is a branch of its own, whose fork is the scope itself. */
export function ownBranch(run: Run, part: number): Path {
  const { owner } = partOf(run.draft, part);
  const path = owner ? (elementOf(run.draft, ...owner).path ?? null) : null;
  return branch(path, owner?.[1] ?? 0, -(run.draft.n + 1));
}
