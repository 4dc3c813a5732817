import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config.ts';

describe('the configuration', () => {
  it('has defaults for everything', () => {
    const result = readConfig({}, []);
    expect(result).toMatchObject({
      ok: true,
      config: { host: '127.0.0.1', port: 8080, databaseUrl: null, empty: false },
    });
  });

  it('comes from the environment and the arguments', () => {
    const env = { PORT: '9090', DATA_DIR: '/srv/data', DATABASE_URL: 'mysql://u:p@h/d' };
    expect(readConfig(env, ['--empty'])).toMatchObject({
      ok: true,
      config: { port: 9090, dataDir: '/srv/data', databaseUrl: 'mysql://u:p@h/d', empty: true },
    });
  });

  it.each([
    [{ PORT: 'http' }, []],
    [{ PORT: '70000' }, []],
    [{ DATABASE_URL: 'postgres://h/d' }, []],
    [{ ZONE: 'Asia/Dashiqiao' }, []],
    [{ PUBLIC_ORIGIN: 'example.org' }, []],
    [{ LOG_LEVEL: 'loud' }, []],
    [{}, ['--emtpy']],
  ])('names what is wrong in %j %j', (env, args) => {
    const result = readConfig(env, args);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problems).toHaveLength(1);
  });
});
