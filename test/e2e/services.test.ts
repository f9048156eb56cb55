import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ServiceName } from '../../src/backends/types.ts';
import { canary } from '../support/canary/needles.ts';
import { startLibertai, startQaip } from '../support/service/chat.ts';
import { startOpenai } from '../support/service/openai.ts';
import { startQiskit } from '../support/service/qiskit.ts';
import { failure } from '../support/service/script.ts';
import type { ScriptedServer } from '../support/service/server.ts';
import type { VSCode } from '../support/vscode/fixture.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { code, expect, test } from './session.ts';

/** One service as a user comes to it. */
interface Story {
  readonly service: ServiceName;
  /** How it is called in the list. */
  readonly label: string;
  readonly start: () => Promise<ScriptedServer>;
  /** What is entered as its address. */
  readonly address: (url: string) => string;
  readonly token: string | null;
  /** Where it is asked for suggestions. */
  readonly route: string;
}

const stories: readonly Story[] = [
  {
    service: 'qiskit-code-assistant',
    label: 'Qiskit Code Assistant',
    start: () => startQiskit({ accepted: true, token: canary }),
    address: (url) => url,
    token: canary,
    route: 'POST /v1/completions',
  },
  {
    service: 'openai',
    label: 'OpenAI-compatible server',
    start: () => startOpenai({ flavour: 'llamacpp' }),
    address: (url) => `${url}/v1`,
    token: null,
    route: 'POST /v1/completions',
  },
  {
    service: 'llama-stack',
    label: 'Llama Stack',
    start: async () => Object.assign(await startOpenai({ flavour: 'llamastack' }), { strict: true }),
    address: (url) => url,
    token: null,
    route: 'POST /v1/completions',
  },
  {
    service: 'libertai',
    label: 'LibertAI',
    start: () => startLibertai(),
    address: (url) => url,
    token: null,
    route: 'POST /v1/chat/completions',
  },
  {
    service: 'qaip',
    label: 'QAIP',
    start: () => startQaip(),
    address: (url) => `${url}/api/v1`,
    token: 'qaip-key',
    route: 'POST /api/v1/completions',
  },
];

/** Keeps what is on the screen. */
async function shot(window: VSCodeWindow, name: string): Promise<void> {
  await window.page.screenshot({ path: `out/e2e/screens/service-${name}.png` });
}

function userSettings(window: VSCodeWindow): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(window.server.data, 'User/settings.json'), 'utf8'));
}

test('each service: pick it, see ghost text, press Tab', async ({ vscode }) => {
  const files = Object.fromEntries(stories.map(({ service }) => [`${service}.py`, code]));
  const window = await vscode.open({ env: { QISKIT_INLINE_TOKEN: undefined }, files, file: 'openai.py' });
  for (const story of stories) await test.step(story.label, () => tell(story, window));
});

/** Goes to a service from the one before, and takes what it suggests. */
async function tell(
  { service: name, label, start, address, token, route }: Story,
  window: VSCodeWindow,
): Promise<void> {
  await using server = await start();
  await window.openFile(`${name}.py`);
  await window.runCommand('Qiskit Inline: Pick Service');
  await expect(window.rows.filter({ hasText: label }).first()).toBeVisible();
  await shot(window, `${name}-1-pick`);
  await window.pick(label);
  await window.answer(address(server.url));
  if (token !== null) {
    await expect(window.quickInput).toHaveAttribute('type', 'password');
    await window.answer(token);
  }
  await expect
    .poll(() => userSettings(window))
    .toMatchObject({
      'qiskitInline.service': name,
      'qiskitInline.url': address(server.url),
    });
  await expect(window.status).toHaveAttribute(
    'aria-label',
    new RegExp(`Ready, with .* from (?:the )?${label}`),
  );
  await window.cursor();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  await shot(window, `${name}-2-ghost`);
  await window.press('Tab');
  expect(await window.savedText(`${name}.py`)).toBe(`${code}qc = QuantumCircuit(2)`);
  await shot(window, `${name}-3-accepted`);
  expect(server.requestsTo(route).length).toBeGreaterThan(0);
}

/** A window that uses an OpenAI-compatible server at `url`. */
async function openWith(
  vscode: VSCode,
  url: string,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<VSCodeWindow> {
  const window = await vscode.open({
    settings: { 'qiskitInline.service': 'openai', 'qiskitInline.url': url, ...settings },
    files: { 'main.py': code },
    file: 'main.py',
  });
  await window.cursor();
  return window;
}

/** A server at one of the ports that are looked at, whichever is free on this machine. */
async function startAtUsualPort(): Promise<Awaited<ReturnType<typeof startOpenai>>> {
  for (const port of [1234, 8000, 8080, 11434]) {
    try {
      return await startOpenai({ flavour: 'lmstudio', models: ['first-model', 'second-model'], port });
    } catch {
      // Somebody else listens there.
    }
  }
  throw new Error('every usual port is taken');
}

test('servers on this computer are looked for on request, and the one that is picked is tried once; a trial that fails says why', async ({
  vscode,
}) => {
  await using server = await startAtUsualPort();
  const window = await vscode.open({
    env: { QISKIT_INLINE_TOKEN: undefined },
    files: { 'main.py': code },
    file: 'main.py',
  });
  await window.runCommand('Qiskit Inline: Pick Service');
  await expect(window.rows.filter({ hasText: 'Look for servers on this computer' })).toBeVisible();
  expect(server.requests).toEqual([]);
  await window.pick('Look for servers on this computer');
  const url = `http://127.0.0.1:${server.port}`;
  const row = window.rows.filter({ hasText: url }).filter({ hasText: 'second-model' });
  await expect(row).toBeVisible();
  await expect(window.rows.filter({ hasText: url }).filter({ hasText: 'first-model' })).toBeVisible();
  await shot(window, 'found-1-list');
  expect(server.requests.every(({ headers }) => headers['authorization'] === undefined)).toBe(true);
  await row.click();
  await expect(window.toasts.filter({ hasText: `second-model at ${url} works.` })).toContainText(
    'QuantumCircuit(2)',
  );
  await shot(window, 'found-2-tried');
  expect(userSettings(window)).toMatchObject({
    'qiskitInline.service': 'openai',
    'qiskitInline.url': url,
    'qiskitInline.model': 'second-model',
  });
  const trials = server
    .requestsTo('POST /v1/completions')
    .filter(({ json }) => String(json['prompt']).includes('# A circuit with two qubits'));
  expect(trials.map(({ json }) => json['model'])).toEqual(['second-model']);
  await window.cursor();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');

  server.always('POST /v1/completions', failure(500, 'out of memory'));
  await window.runCommand('Qiskit Inline: Pick Service');
  await window.pick('Look for servers on this computer');
  await window.rows.filter({ hasText: url }).filter({ hasText: 'first-model' }).click();
  await expect(window.toasts.filter({ hasText: `No first suggestion came from ${url}.` })).toContainText(
    'The service failed to answer.',
  );
});

test('fields of the user are sent, and one that cannot be is said in words before anything is', async ({
  vscode,
}) => {
  await using server = await startOpenai({ flavour: 'llamastack' });
  server.strict = true;
  const window = await openWith(vscode, server.url, {
    'qiskitInline.service': 'llama-stack',
    'qiskitInline.request': { mirostat: 2, stream: false },
  });
  await expect(window.status).toHaveAttribute(
    'aria-label',
    /Nothing is sent: Llama Stack takes no field "mirostat"\. It takes best_of, .*top_p, user\. The log has 1 more\./,
  );
  await expect
    .poll(() => window.log())
    .toContain('"stream" in qiskitInline.request is set by the extension itself.');
  await window.type('qc = ');
  await window.press('Alt+Backslash');
  await expect(window.toasts).toContainText('Llama Stack takes no field "mirostat".');
  await shot(window, 'fields');
  await expect(window.toasts.getByRole('button', { name: 'Open Settings' })).toBeVisible();
  expect(server.requests).toEqual([]);

  await window.changeSettings({ 'qiskitInline.request': { seed: 7 } });
  await window.expectGhost('QuantumCircuit(2)');
  const last = server.requestsTo('POST /v1/completions').at(-1);
  expect(last?.json).toMatchObject({ seed: 7, stream: true });
});

test('the model picker tells which model fills in the middle, as far as that is known', async ({
  vscode,
}) => {
  const marks = ['<fim_prefix>', '<fim_suffix>', '<fim_middle>'] as const;
  await using server = await startOpenai({ flavour: 'llamacpp', models: ['granite', 'other'], marks });
  const window = await openWith(vscode, server.url);
  await expect(window.status).toHaveAttribute('aria-label', /Ready, with granite/);
  const asked = server.requests.filter(({ method }) => method === 'POST').length;
  await window.runCommand('Qiskit Inline: Pick Model');
  await expect(window.rows.nth(0)).toContainText('fills in the middle');
  await expect(window.rows.nth(1)).toContainText('other');
  await expect(window.rows.nth(1)).not.toContainText('in the middle');
  expect(server.requests.filter(({ method }) => method === 'POST')).toHaveLength(asked);
});
