import { describe, expect, it } from 'vitest';
import { lastVariables } from '../../index.ts';
import { INSTANCE, Session } from '../session.ts';
import { act, fork, inside, state } from './return-models.ts';

const restart = (variables: object, ...before: string[]) =>
  ({
    kind: 'start',
    process: null,
    element: null,
    restart: { of: INSTANCE, before },
    variables: variables as Record<string, never>,
    parent: null,
  }) as const;

describe('restart', () => {
  it('is a new instance before a step, with the variables of the ended one', async () => {
    const session = await Session.of(fork);
    session.start({ x: 1 });
    session.completeTask('a', { y: 2 });
    for (const step of ['b1', 'b2', 'c', 'd']) act(session, step);
    expect(state(session)).toBe('completed');
    const variables = lastVariables(INSTANCE, session.records);
    expect(variables).toEqual({ x: 1, y: 2 });
    const again = new Session(session.definition, session.env);
    again.send(restart(variables, 'd'));
    expect(state(again)).toBe('d');
    expect(again.records[0]?.data).toEqual({ variables, restartOf: INSTANCE });
    act(again, 'd');
    expect(state(again)).toBe('completed');
  });

  it('begins at several steps and opens the scopes around them', async () => {
    const session = await Session.of(inside);
    session.send(restart({ n: 3 }, 'x', 'y'));
    expect(state(session)).toBe('late x y');
    for (const step of ['x', 'y', 'z', 'd']) act(session, step);
    expect(state(session)).toBe('completed');
  });

  it('is refused without a step that can be begun', async () => {
    const session = await Session.of(inside);
    expect(session.try(restart({}))).toMatchObject({ code: 'unknown-element' });
    expect(session.try(restart({}, 'late'))).toMatchObject({
      code: 'modification-refused',
    });
  });
});
