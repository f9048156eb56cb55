import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, it } from 'node:test';

import { inside, models, says, shared } from '../../support/hosted/setup.ts';

const DAY = 86_400_000;
const HTML = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const NASTY = '<img src=x onerror=alert(1)>"&';

function basic(pair: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

describe('GET /stats', () => {
  let now = 10 * DAY;
  const busy = shared({ now: () => now, providers: models({ m: says(), [NASTY]: says() }) });

  /** Two days of one model and one of another, seen on the third day. */
  before(() => {
    const { store } = busy();
    const ids = ['a', 'b', 'c', 'd'];
    for (const id of ids) store.issue(id, 'm', 'ann');
    store.report('a', true);
    store.report('b', true);
    store.report('c', false);
    now += DAY;
    store.issue('e', NASTY, 'ann');
    store.report('d', false);
    now += DAY;
  });

  it('tells acceptance by model and day, the latest day first', async () => {
    const { app } = busy();
    const answer = await app.inject('/stats');
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.deepEqual(answer.json(), {
      days: 30,
      models: [
        {
          model: NASTY,
          issued: 1,
          accepted: 0,
          rejected: 0,
          rate: null,
          byDay: [{ day: '1970-01-12', issued: 1, accepted: 0, rejected: 0, rate: null }],
        },
        {
          model: 'm',
          issued: 4,
          accepted: 2,
          rejected: 2,
          rate: 0.5,
          byDay: [
            { day: '1970-01-12', issued: 0, accepted: 0, rejected: 1, rate: 0 },
            { day: '1970-01-11', issued: 4, accepted: 2, rejected: 1, rate: 2 / 3 },
          ],
        },
      ],
    });
  });

  it('looks back as many days as it is told, today included', async () => {
    const { app } = busy();
    const days = async (query: string) => {
      const answer = await app.inject(`/stats?days=${query}`);
      return answer.statusCode === 200
        ? answer.json<{ models: unknown[] }>().models.length
        : answer.statusCode;
    };
    assert.deepEqual([await days('1'), await days('2'), await days('366')], [0, 2, 2]);
    for (const wrong of ['0', '367', '-1', '1e2', '', '1&days=2'])
      assert.equal(await days(wrong), 422, wrong);
  });

  it('is a page for browsers, that runs and loads nothing', async () => {
    const { app } = busy();
    const { body, headers } = await app.inject({ url: '/stats', headers: HTML });
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    const style = /<style>([^]*)<\/style>/u.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    assert.match(String(headers['content-security-policy']), /^default-src 'none'; style-src 'sha256-/u);
    assert.ok(String(headers['content-security-policy']).includes(`'sha256-${hash}'`));
    assert.doesNotMatch(body, /<script|<img|style=|src=["']|href/iu);
    assert.ok(body.includes('&lt;img src=x onerror=alert(1)&gt;&quot;&amp;'));
    assert.match(body, /<th scope="row">1970-01-11<\/th><td>4<\/td><td>2<\/td><td>1<\/td>/u);
    assert.match(body, /<meter value="0\.667">66\.7 %<\/meter> 66\.7 %/u);
  });

  it('says so when there is nothing to tell', async (t) => {
    const { app } = await inside(t);
    assert.match((await app.inject({ url: '/stats', headers: HTML })).body, /No completion was asked for/u);
    assert.deepEqual((await app.inject('/stats')).json(), { days: 30, models: [] });
  });

  it('takes a token also as a password, which browsers ask for; other routes do not', async (t) => {
    const { app } = await inside(t, { tokens: ['one:two'] });
    const status = async (url: string, headers: Record<string, string>) => {
      const answer = await app.inject({ url, headers });
      return [answer.statusCode, String(answer.headers['www-authenticate']).split(' ')[0]];
    };
    assert.deepEqual(await status('/stats', {}), [401, 'Basic']);
    assert.deepEqual(await status('/stats', basic('x:wrong')), [401, 'Basic']);
    assert.deepEqual(await status('/stats', basic('one:two')), [401, 'Basic']);
    for (const right of [basic('x:one:two'), basic(':one:two'), { authorization: 'Bearer one:two' }]) {
      assert.deepEqual(await status('/stats', right), [200, 'undefined']);
    }
    assert.deepEqual(await status('/v1/models', basic('x:one:two')), [401, 'Bearer']);
  });
});
