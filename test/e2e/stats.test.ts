import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { createOffline } from '../../src/backends/offline.ts';
import { startServer, type Server } from '../../src/service/server.ts';

const MODEL = '<b onclick=alert(1)>m</b>';

interface Send {
  readonly path: string;
  readonly body?: object;
}

/** The page that the operator of a service looks at, as a browser without scripts shows it. */
test.describe('the statistics of a service', () => {
  const data = mkdtempSync(join(tmpdir(), 'qiskit-inline-'));
  let url = '';
  let server: Server | undefined;

  async function send<T>({ path, body }: Send): Promise<T> {
    const headers = { authorization: 'Bearer secret', 'content-type': 'application/json' };
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return (await (await fetch(url + path, { ...init, headers })).json()) as T;
  }

  test.beforeAll(async () => {
    const provider = { id: MODEL, owner: 'test', model: 'offline', source: createOffline() };
    server = await startServer({
      host: '127.0.0.1',
      port: 0,
      tokens: ['secret'],
      data,
      providers: new Map([[MODEL, provider]]),
      version: '1.2.3',
      graceMs: 0,
      log: () => {},
    });
    ({ url } = server);
    const path = `/v1/model/${encodeURIComponent(MODEL)}/disclaimer`;
    const { id } = await send<{ id: string }>({ path });
    await send({ path, body: { disclaimer: id, accepted: true } });
    for (const accepted of [true, true, false]) {
      const made = await send<{ id: string }>({
        path: '/v1/completions',
        body: { model: MODEL, prompt: '' },
      });
      await send({ path: '/v1/completions/accept', body: { completion: made.id, accepted } });
    }
  });

  test.afterAll(async () => {
    await server?.stop();
    rmSync(data, { recursive: true, force: true });
  });

  test('ask for the token as a password', async ({ browser }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    // A browser that nobody watches cannot ask: it shows what came with the question, or an error of its own.
    const answer = await page.goto(`${url}/stats`).catch((error: unknown) => String(error));
    if (typeof answer === 'string') expect(answer).toContain('ERR_INVALID_AUTH_CREDENTIALS');
    else {
      expect(answer?.status()).toBe(401);
      expect(answer?.headers()['www-authenticate']).toMatch(/^Basic /u);
    }
    await expect(page.getByText(MODEL)).toHaveCount(0);
    await context.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`are a page without scripts, in ${colorScheme} colours`, async ({ browser }, info) => {
      const httpCredentials = { username: '', password: 'secret' };
      const context = await browser.newContext({ httpCredentials, colorScheme, javaScriptEnabled: false });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(`${url}/stats`);
      await expect(page.getByRole('heading', { name: 'Acceptance in the last 30 days' })).toBeVisible();
      const totals = page.getByRole('table', { name: 'All days' });
      await expect(totals.getByRole('rowheader', { name: MODEL })).toBeVisible();
      await expect(totals.getByRole('row').nth(1)).toContainText('66.7 %');
      await expect(page.getByRole('table', { name: MODEL }).getByRole('row')).toHaveCount(2);
      await expect(page.locator('body')).toHaveCSS('max-width', '960px');
      await page.screenshot({ path: info.outputPath(`stats-${colorScheme}.png`), fullPage: true });
      expect(complaints).toEqual([]);
      expect(asked.filter((address) => address !== `${url}/stats`)).toEqual([]);
      await context.close();
    });
  }
});
