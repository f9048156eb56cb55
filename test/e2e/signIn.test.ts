import { textsOfBrowser } from '../support/canary/browser.ts';
import { canary } from '../support/canary/needles.ts';
import { filesIn, search, textsOf } from '../support/canary/search.ts';
import { startOpenai } from '../support/service/openai.ts';
import { startQiskit, type ScriptedQiskit } from '../support/service/qiskit.ts';
import type { RecordedRequest } from '../support/service/records.ts';
import { redirect } from '../support/service/script.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { code, expect, test } from './session.ts';
import { button } from './terms.ts';

/** The values of the header that carries a token, over all requests but the first one, which asks a server for its name and needs none. */
function tokens({ requests }: Pick<ScriptedQiskit, 'requests'>): ReadonlySet<string | undefined> {
  const asking = requests.filter(({ path }: RecordedRequest) => path !== '/');
  return new Set(asking.map(({ headers }) => headers['authorization']?.toString()));
}

/** Waits for a notification, and leaves the notification centre closed. */
async function notices(window: VSCodeWindow, text: string | RegExp): Promise<void> {
  const centre = window.page.locator('.notifications-center');
  await expect(async () => {
    const items = (await centre.isVisible())
      ? centre.locator('.notification-list-item')
      : await window.notifications();
    await expect(items.filter({ hasText: text }).first()).toBeVisible({ timeout: 2000 });
  }).toPass();
  await window.press('Escape');
}

async function enter(window: VSCodeWindow, token: string): Promise<void> {
  await window.runCommand('Qiskit Inline: Sign In');
  await expect(window.quickInput).toHaveAttribute('type', 'password');
  await window.answer(token);
}

/** The length of VS Code's encrypted store of secrets: it grows and shrinks with what is in it. */
async function secretsOf({ page }: VSCodeWindow): Promise<number> {
  return page.evaluate<number>("localStorage.getItem('secrets.provider')?.length ?? 0");
}

test('signing in: asked for once, the token is hidden, tried, and kept over a restart; signing out leaves nothing of it', async ({
  start,
}) => {
  const { service, window } = await start({ service: { token: canary } });
  await expect(window.status).toHaveAttribute('aria-label', `Qiskit Inline: Sign in to ${service.url}.`);
  await window.type('qc = ');
  await expect(window.toasts).toHaveCount(1);
  await expect(window.toasts).toContainText(`Sign in to ${service.url}.`);
  expect(service.requestsTo('POST /v1/completions')).toHaveLength(0);
  await window.runCommand('Qiskit Inline: Sign In');
  await expect(window.page.locator('.quick-input-title')).toHaveText(`Sign in to ${service.url}`);
  await expect(window.page.locator('.quick-input-message')).toContainText(`sent to ${service.url} only.`);
  await window.quickInput.fill('two words');
  await expect(window.page.locator('.quick-input-message')).toContainText('A token is one word');
  await window.answer('wrong-token');

  const refused = (await window.notifications()).filter({ hasText: 'did not accept this token' });
  await expect(refused).toContainText(`${service.url} did not accept this token, so it was not kept.`);
  await refused.getByRole('button', { name: 'Try Again' }).click();
  await expect(window.quickInput).toHaveAttribute('type', 'password');
  await window.answer(` Bearer ${canary} `);
  await notices(window, `Signed in to ${service.url}, which offers 2 models.`);
  await window.cursor();
  await window.type('1\nqb = ');
  await window.expectGhost('QuantumCircuit(2)');

  await window.reload();
  await window.cursor();
  await window.type('\nqd = ');
  await window.expectGhost('QuantumCircuit(2)');
  expect(tokens(service)).toEqual(new Set([undefined, 'Bearer wrong-token', `Bearer ${canary}`]));

  await expect.poll(() => secretsOf(window)).toBeGreaterThan(0);
  const full = await secretsOf(window);
  await window.runCommand('Qiskit Inline: Sign Out');
  await notices(window, `Signed out of ${service.url}`);
  await expect(window.status).toHaveAttribute('aria-label', `Qiskit Inline: Sign in to ${service.url}.`);
  await window.reload();
  await expect(window.status).toHaveAttribute('aria-label', `Qiskit Inline: Sign in to ${service.url}.`);

  // Nowhere: not in logs, settings or state, on the disk or in the browser, in no spelling. The encrypted store of secrets has shrunk.
  await expect.poll(() => window.log()).toContain(service.url);
  const texts = await textsOfBrowser(window.page.context());
  const places = [...filesIn(window.server.data), ...filesIn(window.folder), ...textsOf(texts)];
  expect(search('window', places).hits).toEqual([]);
  expect(await secretsOf(window)).toBeLessThan(full);
});

test('a token goes to the origin it was entered for, and to no other', async ({ start }) => {
  await using other = await startQiskit({ accepted: true });
  const { service, window } = await start({ service: { token: canary } });
  await enter(window, canary);
  await notices(window, 'Signed in to');
  await window.cursor();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');

  // Not by a redirect, whatever its status.
  for (const status of [302, 307, 308])
    service.once('POST /v1/completions', redirect(`${other.url}/v1/completions`, status));
  await window.type('1\nqd = ');
  await expect.poll(() => service.requestsTo('POST /v1/completions').length).toBeGreaterThan(1);
  await expect(window.status).toHaveAttribute('aria-label', /leads to another address/);
  expect(other.requests).toEqual([]);

  // Nor by another URL: the other service answers, but gets no token.
  await window.runCommand('Qiskit Inline: Pick Service');
  await window.pick('Qiskit Code Assistant');
  await window.answer(other.url);
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
  await window.cursor();
  await window.type('2\nqe = ');
  await window.expectGhost('QuantumCircuit(2)');
  expect(tokens(other)).toEqual(new Set([undefined]));
  expect(window.hostLogs()).not.toContain(canary);
});

test('what was wanted before signing in comes without another key, also where the token was looked up in another file', async ({
  start,
}) => {
  const { service, window } = await start({
    service: { token: canary, accepted: false },
    files: { 'main.py': code, 'notes.txt': 'where the token is\n' },
  });
  await window.type('qc = ');
  await expect(window.toasts).toContainText('Sign in to');
  await enter(window, canary);
  // What has to be answered first opens by itself.
  await button(window, 'Accept').click();
  await window.expectGhost('QuantumCircuit(2)');
  await window.press('Tab');

  service.token = 'next-token';
  await window.type('\nqd = ');
  await expect(window.status).toHaveAttribute('aria-label', /does not accept your token|did not accept/);
  await window.openFile('notes.txt');
  await enter(window, 'next-token');
  await expect(window.status).toHaveAttribute('aria-label', /Read and answer the disclaimer/);
  await expect(window.tab('Terms of the model')).toHaveCount(0);
  await window.openFile('main.py');
  await button(window, 'Accept').click();
  await window.expectGhost('QuantumCircuit(2)');
});

test('a token in the environment is used while none is stored', async ({ start }) => {
  const { service, window } = await start({
    service: { token: canary },
    env: { QISKIT_INLINE_TOKEN: canary },
  });
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  expect(tokens(service)).toEqual(new Set([`Bearer ${canary}`]));
  await window.runCommand('Qiskit Inline: Sign Out');
  await notices(window, `The token in QISKIT_INLINE_TOKEN is used for ${service.url}`);

  service.token = 'typed-token';
  await enter(window, 'typed-token');
  await notices(window, 'Signed in to');
  await window.cursor();
  await window.type('1\nqd = ');
  await window.expectGhost('QuantumCircuit(2)');
  expect(tokens(service)).toEqual(new Set([`Bearer ${canary}`, 'Bearer typed-token']));
  for (const token of [canary, 'typed-token']) expect(window.hostLogs()).not.toContain(token);

  // Not for a service that is picked without an address: the token is somebody else's.
  await using other = await startOpenai({ flavour: 'llamastack', models: ['lab-model'], port: 8321 });
  await window.runCommand('Qiskit Inline: Pick Service');
  await window.pick('Llama Stack');
  await window.answer('');
  await expect(window.status).toHaveAttribute('aria-label', /Ready, with lab-model/);
  expect(tokens(other)).toEqual(new Set([undefined]));
});

test('saved accounts are imported by choice only, and never replace a typed token', async ({ start }) => {
  const accounts = {
    'default-ibm-cloud': { token: 'other-token', channel: 'ibm_cloud' },
    '$(bug) mine': { token: canary },
  };
  const { service, window } = await start({
    service: { token: canary },
    env: { QISKIT_IBM_TOKEN: 'environment-token' },
    home: { '.qiskit/qiskit-ibm.json': JSON.stringify(accounts) },
  });
  await expect(window.status).toHaveAttribute('aria-label', `Qiskit Inline: Sign in to ${service.url}.`);
  await window.runCommand('Qiskit Inline: Sign In');
  await expect(window.rows).toHaveCount(3);
  const file = window.rows.filter({ hasText: 'Import an account that Qiskit saved' });
  await expect(file).toContainText(`The token will be sent to ${service.url}.`);
  await expect(file).toContainText('qiskit-ibm.json');
  await expect(window.rows.filter({ hasText: 'Import QISKIT_IBM_TOKEN' })).toContainText(
    `The token will be sent to ${service.url}.`,
  );
  expect(tokens(service)).toEqual(new Set([undefined]));
  await file.click();
  await expect(window.quickInput).toHaveAttribute(
    'placeholder',
    `Pick the account whose token will be sent to ${service.url}`,
  );
  await window.pick('$ (bug) mine');
  await notices(window, 'Signed in to');
  await window.cursor();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  expect(tokens(service)).toEqual(new Set([undefined, `Bearer ${canary}`]));

  // The variable next, by choice as well; the service does not take it, so the imported one stays.
  await window.runCommand('Qiskit Inline: Sign In');
  await window.pick('Import QISKIT_IBM_TOKEN');
  await notices(window, 'did not accept this token');
  expect(tokens(service)).toEqual(new Set([undefined, `Bearer ${canary}`, 'Bearer environment-token']));

  await window.runCommand('Qiskit Inline: Sign In');
  await window.pick('Enter a token');
  await window.answer(canary);
  await expect.poll(() => window.log().match(/Sign-in to .*: kept/g)?.length).toBe(2);
  await window.reload();
  await window.runCommand('Qiskit Inline: Sign In');
  // A typed token is there: nothing that is imported may replace it.
  await expect(window.quickInput).toHaveAttribute('type', 'password');
  await expect(window.quickInput).toHaveAttribute(
    'placeholder',
    'Token, in place of the one you typed before',
  );
  await window.press('Escape');
});
