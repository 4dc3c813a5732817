import { describe, expect, it } from 'vitest';
import { topicOf } from '../../api/live.ts';
import { problemOf } from '../../api/problem-error.ts';
import { apiUrl, newKey } from '../../api/request.ts';

describe('apiUrl', () => {
  it('leaves out what is empty and encodes the rest', () => {
    const query = { q: '停水 & 停电', after: null, list: 'done', state: '', limit: 50 };
    expect(apiUrl('/tasks', query)).toBe(
      '/api/v1/tasks?q=%E5%81%9C%E6%B0%B4+%26+%E5%81%9C%E7%94%B5&list=done&limit=50',
    );
    expect(apiUrl('/me')).toBe('/api/v1/me');
  });
});

describe('newKey', () => {
  it('draws 128 bits each time', () => {
    expect(newKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newKey()).not.toBe(newKey());
  });
});

describe('problemOf', () => {
  it('reads code, sentence and request number', async () => {
    const body = { code: 'already-claimed', title: '任务已被他人认领', requestId: 'r1' };
    const problem = await problemOf(new Response(JSON.stringify(body), { status: 409 }));
    expect(problem).toMatchObject({
      code: 'already-claimed',
      status: 409,
      message: '任务已被他人认领',
      requestId: 'r1',
      needsSignIn: false,
    });
  });

  it('takes the page of a proxy for what it is', async () => {
    const problem = await problemOf(new Response('<html>Bad gateway</html>', { status: 502 }));
    expect(problem).toMatchObject({ code: 'unreadable', status: 502 });
  });
});

describe('topicOf', () => {
  it('knows the topics of live events and nothing else', () => {
    expect(topicOf('{"topic":"task","subject":"1"}')).toBe('task');
    expect(topicOf('{"topic":"weather"}')).toBeNull();
    expect(topicOf('{"topic":"toString"}')).toBeNull();
    expect(topicOf('not json')).toBeNull();
  });
});
