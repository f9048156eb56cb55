import assert from 'node:assert/strict';

import type { InjectOptions } from 'fastify';

import { Random } from './random.ts';
import type { Inside } from './setup.ts';

/** Texts that have broken servers: SQL, paths, formats, bytes and lengths. */
const TEXTS = [
  '',
  'm',
  ' ',
  'none',
  "'; DROP TABLE completions; --",
  '" OR 1=1 --',
  "m' UNION SELECT value FROM meta --",
  '../../../../etc/passwd',
  '..\\..\\state.sqlite',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '%00',
  '\0',
  '\r\nX-Injected: 1',
  'data: [DONE]\n\n',
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  '%s%n%x',
  '\uD800',
  '\uDC00\uD800',
  '𝕄'.repeat(50),
  'é'.normalize('NFD'),
  'x'.repeat(201),
  'x'.repeat(5000),
  '\u202Eabc\u2066',
] as const;

const NUMBERS = [0, -0, 1, -1, 2, 0.5, 1e308, -1e308, 2 ** 53, 4096, 4097, 1e-320] as const;

const HEADERS: readonly [Record<string, string>, ...Record<string, string>[]] = [
  {},
  {},
  {},
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'text/plain' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': '' },
  { 'content-encoding': 'gzip' },
  { 'transfer-encoding': 'identity' },
  { authorization: 'Bearer ' },
  { authorization: 'Basic Og==' },
  { authorization: `Bearer ${'x'.repeat(3000)}` },
  { accept: 'text/html' },
  { accept: '*/*;q=0' },
  { host: 'localhost:99999' },
  { host: 'evil.example' },
  { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=_x' },
  { cookie: 'a=b; '.repeat(100) },
  { 'accept-version': '9' },
  { expect: '100-continue' },
];

/** A value that JSON can carry, of any type and now and then deep. */
function value(random: Random, depth = 0): unknown {
  switch (random.below(depth > 3 ? 5 : 9)) {
    case 0:
      return null;
    case 1:
      return random.chance(0.5);
    case 2:
      return random.pick(NUMBERS);
    case 3:
    case 4:
      return random.pick(TEXTS);
    case 5:
      return Array.from({ length: random.below(8) }, () => value(random, depth + 1));
    case 6:
      return Object.fromEntries([[random.pick(TEXTS), value(random, depth + 1)]]);
    case 7:
      return DEEP;
    default:
      return { toString: 1, valueOf: null, constructor: 0, length: 1e9 };
  }
}

/** Stands in a body for an array too deep for `JSON.stringify`. */
const DEEP = '@deep@';

function deepened(text: string, random: Random): string {
  return text.replaceAll(`"${DEEP}"`, () => {
    const depth = random.pick([10, 1000, 100_000]);
    return '['.repeat(depth) + ']'.repeat(depth);
  });
}

/** A body near the valid one: fields changed, removed, added, or the text itself broken. */
function payload(random: Random, valid: Readonly<Record<string, unknown>>): string {
  if (random.chance(0.03)) return deepened(JSON.stringify(value(random)), random);
  const body: Record<string, unknown> = { ...valid };
  for (const name of Object.keys(valid)) {
    if (random.chance(0.12)) body[name] = value(random);
    if (random.chance(0.04)) delete body[name];
  }
  if (random.chance(0.1)) body[random.pick(TEXTS)] = value(random);
  const text = deepened(JSON.stringify(body), random);
  if (random.chance(0.92)) return text;
  const at = random.below(text.length);
  const broken: readonly [string, ...string[]] = [
    text.slice(0, at),
    text.slice(0, at) + random.pick(TEXTS) + text.slice(at),
    `{"__proto__":${text}}`,
    `${text}${text}`,
    '',
  ];
  return random.pick(broken);
}

interface Route {
  readonly method: 'GET' | 'POST';
  /** With `:model` where a model's id stands. */
  readonly url: string;
  readonly body?: (random: Random, ids: readonly string[]) => Record<string, unknown>;
}

function sampling(random: Random): Record<string, unknown> {
  return {
    model: random.chance(0.9) ? 'm' : random.pick(TEXTS),
    max_tokens: random.below(300) + 1,
    temperature: random.next() * 2,
    n: random.below(8) + 1,
    stop: random.pick([['\n'], 'x', [], null, ['a', 'b', '', 'd']]),
    stream: random.chance(0.5),
  };
}

function answered(random: Random): Record<string, unknown> {
  return { disclaimer: random.pick(TEXTS), accepted: random.chance(0.5) };
}

function reported(random: Random, ids: readonly string[]): Record<string, unknown> {
  const known = ids[random.below(ids.length)];
  return { completion: known ?? random.pick(TEXTS), accepted: random.chance(0.5) };
}

/** The routes of the service in sets, each with bodies to start from. */
export const ROUTES = {
  models: [
    { method: 'GET', url: '/v1/models' },
    { method: 'GET', url: '/v1/model/:model' },
    { method: 'GET', url: '/v1/models/:model' },
  ],
  disclaimers: [
    { method: 'GET', url: '/v1/model/:model/disclaimer' },
    { method: 'GET', url: '/v1/models/:model/disclaimer' },
    { method: 'POST', url: '/v1/model/:model/disclaimer', body: answered },
    { method: 'POST', url: '/v1/models/:model/disclaimer', body: answered },
  ],
  completions: [
    {
      method: 'POST',
      url: '/v1/completions',
      body: (random) => ({
        ...sampling(random),
        prompt: random.pick(TEXTS),
        suffix: random.pick(TEXTS),
        echo: false,
      }),
    },
  ],
  chat: [
    {
      method: 'POST',
      url: '/v1/chat/completions',
      body: (random) => ({ ...sampling(random), messages: [{ role: 'user', content: random.pick(TEXTS) }] }),
    },
  ],
  reports: [
    { method: 'POST', url: '/v1/completions/accept', body: reported },
    { method: 'POST', url: '/v1/completion/acceptance', body: reported },
  ],
  service: [
    { method: 'GET', url: '/' },
    { method: 'GET', url: '/health' },
    { method: 'GET', url: '/openapi.json' },
    { method: 'GET', url: '/stats' },
  ],
} satisfies Readonly<Record<string, readonly [Route, ...Route[]]>>;

/** A set of routes. */
export type RouteSet = keyof typeof ROUTES;

function requestFor(random: Random, { method, url, body }: Route, ids: readonly string[]): InjectOptions {
  const name = random.chance(0.6) ? 'm' : random.pick(TEXTS);
  const part = random.chance(0.9)
    ? encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))
    : '%zz%e0%80';
  const query = random.chance(0.1)
    ? `?days=${String(random.pick(NUMBERS))}&${random.pick(['a[b]=1', 'x', '__proto__=1'])}`
    : '';
  const other = ['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'GET', 'POST'] as const;
  const request = {
    method: random.chance(0.95) ? method : random.pick(other),
    url: url.replace(':model', part) + query,
    headers: random.pick(HEADERS),
  };
  if (body === undefined) return request;
  const headers = { 'content-type': 'application/json', ...request.headers };
  return { ...request, headers, payload: payload(random, body(random, ids)) };
}

/**
 * Sends `count` seeded requests near the valid ones of a set of routes, and gives how often each status came.
 * Throws where an answer is no answer: 5xx, a refusal without its sentence, a success that is not what the route promises.
 */
export async function fuzz(
  { app }: Pick<Inside, 'app'>,
  set: RouteSet,
  { seed, count }: { seed: number; count: number },
): Promise<Map<number, number>> {
  const random = new Random(seed);
  const statuses = new Map<number, number>();
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    if (set === 'reports' && ids.length < 50) ids.push(await issued(app));
    const request = requestFor(random, random.pick<Route>(ROUTES[set]), ids);
    const answer = await app.inject(request);
    const told = `seed ${String(seed)}, request ${String(index)}: ${JSON.stringify(request).slice(0, 500)}\n${answer.body.slice(0, 300)}`;
    assert.ok(answer.statusCode < 500, told);
    const type = answer.headers['content-type'] ?? '';
    if (answer.statusCode >= 400 && request.method !== 'HEAD') {
      assert.equal(typeof answer.json<{ detail: unknown }>().detail, 'string', told);
    } else if (type.startsWith('application/json') && request.method !== 'HEAD') {
      assert.equal(typeof answer.json(), 'object', told);
    } else if (type.startsWith('text/event-stream')) {
      assert.ok(answer.body.endsWith('data: [DONE]\n\n'), told);
    }
    assert.equal(answer.headers['x-injected'], undefined, told);
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
  }
  return statuses;
}

async function issued(app: Inside['app']): Promise<string> {
  const payload = { model: 'm', prompt: '' };
  const answer = await app.inject({ method: 'POST', url: '/v1/completions', payload });
  return answer.json<{ id: string }>().id;
}
