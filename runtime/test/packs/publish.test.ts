import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GroupCommit } from '../../commit/writer.ts';
import { readPackFolder } from '../../packs/content.ts';
import type { Packs } from '../../packs/packs.ts';
import { createPacks } from '../../packs/service.ts';
import { memoryDatabase, type TestDatabase } from '../store/databases.ts';
import { templates } from './packs.ts';

const actor = {
  kind: 'user' as const,
  id: 7,
  name: '流程管理员',
  session: null,
  address: null,
};
const content = await readPackFolder(join(templates, 'appeal'));
const path = 'process.appeal.bpmn';
const xml = content.get(path) ?? '';

let database: TestDatabase;
let commit: GroupCommit;
let packs: Packs;

beforeEach(async () => {
  database = await memoryDatabase();
  const auditKey = { id: 1, secret: Buffer.alloc(32, 7) };
  commit = await GroupCommit.open({ store: database.store, auditKey, now: () => 1000 });
  packs = createPacks({ read: database.store.read, commit });
  await packs.publishContent({ pack: 'appeal', note: 'first', actor, content });
});

afterEach(async () => {
  await commit.drain();
  await database.end();
});

const save = (text: string, revision: number) =>
  packs.saveDraft({ pack: 'appeal', path, content: text, revision, actor });

describe('publishing a pack', () => {
  it('makes a version with its definitions', async () => {
    const pack = await packs.current('appeal');
    expect(pack).toMatchObject({ pack: 'appeal', version: 1 });
    expect(pack?.artefacts).toEqual([...content.keys()].toSorted());
    const located = await packs.definition(pack?.main.id ?? 0);
    expect(located?.process.process).toBe('appeal');
    expect(packs.cachedDefinition(pack?.main.id ?? 0)).toBe(located);
    expect(located?.process.definition.userTask('intake')?.form).toBe('register');
  });

  it('brings its roles, and leaves those alone that exist', async () => {
    const read = async () =>
      database.store.read.all<{ id: string; name_zh: string }>(
        "select id, name_zh from role where id in ('handler', 'archivist') order by id",
      );
    expect(await read()).toEqual([{ id: 'handler', name_zh: '经办人' }]);
    const roles = JSON.parse(content.get('roles.json') ?? '');
    const renamed = roles.roles.map((role: { id: string }) =>
      role.id === 'handler' ? { ...role, name: { zh: '改名', en: 'Renamed' } } : role,
    );
    const archivist = {
      ...roles.roles[0],
      id: 'archivist',
      name: { zh: '归档员', en: 'Archivist' },
    };
    const text = JSON.stringify({ roles: [...renamed, archivist] });
    await packs.saveDraft({
      pack: 'appeal',
      path: 'roles.json',
      content: text,
      revision: 0,
      actor,
    });
    expect(await packs.publish({ pack: 'appeal', note: 'x', actor })).toMatchObject({ ok: true });
    expect(await read()).toEqual([
      { id: 'archivist', name_zh: '归档员' },
      { id: 'handler', name_zh: '经办人' },
    ]);
  });

  it('changes nothing when the same content is published again', async () => {
    const again = await packs.publishContent({ pack: 'appeal', note: 'again', actor, content });
    expect(again).toEqual({ ok: true, answer: { version: 1 }, repeated: true });
    expect(await packs.versions('appeal')).toHaveLength(1);
  });

  it('publishes the working copies as the next version; the old one stays as it was', async () => {
    const before = await packs.current('appeal');
    expect(await packs.version('appeal', 2)).toBeNull();
    expect(await save(xml.replace('name="接件"', 'name="登记"'), 0)).toMatchObject({ ok: true });
    const outcome = await packs.publish({ pack: 'appeal', note: '改名', actor });
    expect(outcome).toMatchObject({ ok: true, answer: { version: 2 } });
    const after = await packs.current('appeal');
    expect(after?.main.definition.userTask('intake')?.name).toBe('登记');
    const running = await packs.definition(before?.main.id ?? 0);
    expect(running?.process.definition.userTask('intake')?.name).toBe('接件');
    expect(await packs.compare('appeal', 1, 2)).toEqual([{ path, change: 'changed' }]);
    expect(await packs.drafts('appeal')).toEqual([]);
    const [second, first] = await packs.versions('appeal');
    expect(second).toMatchObject({ version: 2, note: '改名', current: true, running: 0 });
    expect(first).toMatchObject({ version: 1, current: false });
  });

  it('rolls back by publishing the old content as a new version', async () => {
    await save(xml.replace('name="接件"', 'name="登记"'), 0);
    await packs.publish({ pack: 'appeal', note: '改名', actor });
    const back = await packs.rollBack({ pack: 'appeal', note: '恢复', actor, version: 1 });
    expect(back).toMatchObject({ ok: true, answer: { version: 3 } });
    expect((await packs.current('appeal'))?.main.definition.userTask('intake')?.name).toBe('接件');
    expect(await packs.compare('appeal', 1, 3)).toEqual([]);
    const gone = await packs.rollBack({ pack: 'appeal', note: 'x', actor, version: 9 });
    expect(gone).toMatchObject({ ok: false, code: 'not-found' });
  });
});

describe('what publishing refuses', () => {
  it('a model with errors, with each of them and in the language asked for', async () => {
    await save(xml.replace('ld:form="dispatch"', 'ld:form="nowhere"'), 0);
    const outcome = await packs.publish({ pack: 'appeal', note: 'x', actor, language: 'en' });
    expect(outcome).toMatchObject({ ok: false, code: 'model-refused' });
    expect(!outcome.ok && outcome.errors).toEqual([
      {
        path: `${path}#nowhere`,
        code: 'pack/unknown-form',
        message: 'dispatch: nowhere: names a form that does not exist',
      },
    ]);
    expect((await packs.current('appeal'))?.version).toBe(1);
    expect(await packs.drafts('appeal')).toHaveLength(1);
  });

  it('a text that is no model, and a form with an unknown field', async () => {
    await save('<not bpmn', 0);
    const form = JSON.stringify({
      type: 'object',
      properties: { colour: { type: 'string', 'x-component': 'Input' } },
    });
    const draft = { pack: 'appeal', path: 'form.claim.json', content: form, revision: 0, actor };
    await packs.saveDraft(draft);
    const outcome = await packs.publish({ pack: 'appeal', note: 'x', actor });
    expect(outcome).toMatchObject({ ok: false, code: 'model-refused' });
    const codes = outcome.ok ? [] : (outcome.errors ?? []).map(({ code }) => code);
    expect(codes).toContain('form/unknown-field');
    expect(codes.length).toBeGreaterThan(1);
  });

  it('unknown roles, rules, decisions, statuses, notices and fields', async () => {
    const broken = xml
      .replace('role="call-clerk"', 'role="nobody"')
      .replace('ld:decision="dispatch"', 'ld:decision="guess"')
      .replace('ld:status="handling"', 'ld:status="asleep"')
      .replace('<ld:notice name="returned" />', '<ld:notice name="shouted" />')
      .replace('rule="role" role="return-reviewer"', 'rule="anybody" role="return-reviewer"')
      .replace('of="record.town"', 'of="record.village"');
    await save(broken, 0);
    const outcome = await packs.publish({ pack: 'appeal', note: 'x', actor });
    const codes = outcome.ok ? [] : (outcome.errors ?? []).map(({ code }) => code);
    expect(codes.toSorted()).toEqual([
      'pack/unknown-decision',
      'pack/unknown-field',
      'pack/unknown-notice',
      'pack/unknown-role',
      'pack/unknown-rule',
      'pack/unknown-status',
    ]);
  });

  it('a second save on an old revision, and one of a path that no pack has', async () => {
    expect(await save('<a/>', 0)).toMatchObject({ ok: true, answer: { revision: 1 } });
    expect(await save('<b/>', 0)).toMatchObject({ ok: false, code: 'revision-conflict' });
    expect(await save('<b/>', 1)).toMatchObject({ ok: true, answer: { revision: 2 } });
    const stray = { pack: 'appeal', path: '../etc/passwd', content: '', revision: 0, actor };
    expect(await packs.saveDraft(stray)).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('one of two that publish at once', async () => {
    await save(xml.replace('name="接件"', 'name="登记"'), 0);
    const order = { pack: 'appeal', note: 'x', actor };
    const outcomes = await Promise.all([packs.publish(order), packs.publish(order)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ code: 'revision-conflict' });
  });
});

describe('working copies', () => {
  it('begin with the current content at revision 0', async () => {
    expect(await packs.draft('appeal', path)).toMatchObject({ content: xml, revision: 0 });
    expect(await packs.draft('appeal', 'process.none.bpmn')).toBeNull();
  });

  it('can be dropped', async () => {
    await save('<a/>', 0);
    const dropped = await packs.dropDraft({ pack: 'appeal', path, revision: 1, actor });
    expect(dropped).toMatchObject({ ok: true });
    expect(await packs.draft('appeal', path)).toMatchObject({ content: xml, revision: 0 });
  });
});
