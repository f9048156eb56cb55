import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator } from '@playwright/test';

import { canary } from '../support/canary/needles.ts';
import { startQiskit } from '../support/service/qiskit.ts';
import { gate, json } from '../support/service/script.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { code, expect, test } from './session.ts';

const first = 'granite-8b-qiskit';
const second = 'mistral-small-3.2-24b-qiskit';

function userSettings(window: VSCodeWindow): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(window.server.data, 'User/settings.json'), 'utf8'));
}

/** A button in the title of the list, or in a row of it. */
function action(place: Locator, name: string): Locator {
  return place.locator(`.action-label[aria-label="${name}"], [role="button"][aria-label="${name}"]`).first();
}

test('the picker lists the models, marks the one in use, and switches, for good; suggestions can be switched off and on', async ({
  start,
}) => {
  const { service, window } = await start();
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
  const listing = gate();
  service.once('GET /v1/models', {
    before: [listing],
    ...json({ object: 'list', data: [{ id: first }, { id: second }, { id: '$(bug)\u202E evil\n' }] }),
  });
  service.models.push('$(bug)\u202E evil\n');
  await window.runCommand('Qiskit Inline: Pick Model');
  await listing.reached;
  await expect(window.page.locator('.quick-input-widget .monaco-progress-container')).toHaveClass(/active/);
  listing.open();
  await expect(window.rows).toHaveCount(3);
  await expect(window.page.locator('.quick-input-widget .monaco-progress-container')).not.toHaveClass(
    /active/,
  );
  await expect(window.rows.nth(0)).toContainText(`${first}in use`);
  await expect(window.rows.nth(0)).toHaveClass(/focused/);
  await expect(window.rows.nth(0)).toContainText('qiskit · 2025-01-27 · disclaimer accepted');
  await expect(window.rows.nth(1)).toContainText('disclaimer accepted');
  await expect(window.rows.nth(1)).not.toContainText('in use');
  await expect(window.rows.nth(2)).toContainText('$ (bug) evil');

  await window.pick(second);
  await expect.poll(() => userSettings(window)['qiskitInline.model']).toBe(second);
  // The file is written before the window knows of it.
  await expect(window.status).toHaveAttribute('aria-label', new RegExp(`Ready, with ${second}`));
  await window.cursor();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  const request = await service.nextRequest('POST /v1/completions');
  expect(request.json).toMatchObject({ model: second });

  await window.reload();
  await expect(window.status).toHaveAttribute('aria-label', new RegExp(`Ready, with ${second}`));
  await window.cursor();
  await window.type('\nqd = ');
  await window.expectGhost('QuantumCircuit(2)');
  expect(service.requestsTo('POST /v1/completions').at(-1)?.json).toMatchObject({ model: second });

  const asked = service.requestsTo('POST /v1/completions').length;
  await window.status.click();
  await window.pick('Turn Suggestions Off');
  await expect(window.status).toHaveAttribute('aria-label', /Suggestions are off\./);
  await window.cursor();
  await window.type('x\nqe = ');
  await window.press('Alt+Backslash');
  await expect(window.toasts).toContainText('Suggestions are off.');
  expect(service.requestsTo('POST /v1/completions')).toHaveLength(asked);
  await window.toasts.getByRole('button', { name: 'Turn On' }).click();
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
  await window.cursor();
  await window.press('Alt+Backslash');
  await window.expectGhost('QuantumCircuit(2)');
});

test('picking a model opens its disclaimer with the focus, also after it was rejected', async ({ start }) => {
  const { service, window } = await start({ service: { accepted: false } });
  await window.runCommand('Qiskit Inline: Pick Model');
  await expect(window.rows.nth(1)).toContainText('disclaimer not answered');
  await window.pick(second);
  const heading = window.webview().getByRole('heading', { name: 'Terms of the model' });
  await expect(heading).toBeFocused();
  await window.webview().getByRole('button', { name: 'Reject' }).click();
  await expect(window.status).toHaveAttribute(
    'aria-label',
    new RegExp(`${second} is off because you rejected`),
  );

  await window.runCommand('Qiskit Inline: Pick Model');
  await expect(window.rows.nth(1)).toContainText('disclaimer rejected');
  await window.pick(second);
  await expect(heading).toBeFocused();
  await window.webview().getByRole('button', { name: 'Accept' }).click();
  await expect(window.status).toHaveAttribute('aria-label', new RegExp(`Ready, with ${second}`));
  expect(service.answers).toMatchObject([
    { model: second, accepted: false },
    { model: second, accepted: true },
  ]);
});

test('no model and no service are said clearly, with what can be done about it', async ({ start }) => {
  const { service, window } = await start({ service: { models: [] } });
  await window.runCommand('Qiskit Inline: Pick Model');
  await expect(window.rows).toHaveCount(1);
  await expect(window.rows.first()).toContainText('This service offers no model.');
  await window.rows.hover();
  for (const name of ['Retry', 'Sign In', 'Pick Service'])
    await expect(action(window.rows, name)).toBeVisible();
  service.models.push(first);
  await action(window.rows, 'Retry').click();
  await expect(window.rows.first()).toContainText(first);
  await window.press('Escape');

  const { port } = new URL(service.url);
  await service.close();
  await window.runCommand('Qiskit Inline: Pick Model');
  await expect(window.rows.first()).toContainText('The service cannot be reached.');
  await window.press('Escape');
  await window.press('Alt+Backslash');
  for (const name of ['Pick Service', 'Show Log'])
    await expect(window.toasts.getByRole('button', { name })).toBeVisible();
  await window.runCommand('Qiskit Inline: Pick Model');
  await expect(window.rows.first()).toContainText('The service cannot be reached.');
  await using revived = await startQiskit({ accepted: true, port: Number(port) });
  await window.press('Enter');
  await expect(window.rows.nth(0)).toContainText(first);
  expect(revived.requestsTo('GET /v1/models').length).toBeGreaterThan(0);

  await action(window.page.locator('.quick-input-titlebar'), 'Sign In').click();
  await expect(window.quickInput).toHaveAttribute('type', 'password');
  await window.press('Escape');
});

test('the service picker says where code will go, and asks for a token where one is wanted', async ({
  vscode,
}) => {
  await using service = await startQiskit({ accepted: true, token: canary });
  const window = await vscode.open({
    env: { QISKIT_INLINE_TOKEN: undefined },
    files: { 'main.py': code },
    file: 'main.py',
  });
  const message = window.page.locator('.quick-input-message');
  await window.runCommand('Qiskit Inline: Pick Service');
  await expect(window.rows.filter({ hasText: 'Embedded engine' })).toContainText('in use');
  await expect(window.rows.filter({ hasText: 'Qiskit Code Assistant' })).toContainText('Any server with');
  await window.pick('Any server with the Qiskit Code Assistant API');
  await expect(message).toContainText('Leave it empty for http://127.0.0.1:8642.');
  await window.quickInput.fill('localhost:8642');
  await expect(message).toContainText('Write an http or https address');
  await window.press('Enter');
  await window.quickInput.fill('http://models.example:8642/v1');
  await expect(message).toContainText('to http://models.example:8642 without encryption');
  await window.quickInput.fill('https://models.example');
  await expect(message).toContainText('Your code will be sent to https://models.example.');
  expect(userSettings(window)).not.toHaveProperty(['qiskitInline.url']);
  await window.answer(`${service.url}/v1/`);
  await expect(window.quickInput).toHaveAttribute('type', 'password');
  await expect(window.page.locator('.quick-input-title')).toHaveText(`Sign in to ${service.url}`);
  expect(userSettings(window)).toMatchObject({
    'qiskitInline.service': 'qiskit-code-assistant',
    'qiskitInline.url': `${service.url}/v1/`,
  });
  await window.answer(canary);
  await window.cursor();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');

  // Back to the engine that needs nothing; the model of the other service is not taken along.
  await window.runCommand('Qiskit Inline: Pick Service');
  await window.pick('Embedded engine');
  await expect.poll(() => userSettings(window)).not.toHaveProperty(['qiskitInline.url']);
  await expect(window.status).toHaveAttribute('aria-label', /from the embedded engine/);
});
