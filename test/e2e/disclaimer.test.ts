import { canary } from '../support/canary/needles.ts';
import type { ScriptedQiskit } from '../support/service/qiskit.ts';
import { failure, json } from '../support/service/script.ts';
import { code, expect, test } from './session.ts';
import { button, panel, unaccepted } from './terms.ts';

const title = 'Terms of the model';
const waiting = /Read and answer the disclaimer of granite-8b-qiskit/;
const rejected = /granite-8b-qiskit is off because you rejected its disclaimer/;

function completions(service: ScriptedQiskit): number {
  return service.requestsTo('POST /v1/completions').length;
}

test('first use asks beside the editor, accepting brings the suggestion that was waited for, and other terms ask again', async ({
  start,
}) => {
  const { service, window } = await start(unaccepted);
  await window.type('qc = ');
  await expect(panel(window).getByRole('heading', { name: title })).toBeVisible();
  await expect(panel(window).getByText('granite-8b-qiskit at http://127.0.0.1')).toBeVisible();
  await expect(panel(window).getByText('Version 1.0')).toBeVisible();
  await expect(window.status).toHaveAttribute('aria-label', waiting);
  // The focus is where the user types, and no code has left yet.
  await expect(window.focused).toBeVisible();
  expect(completions(service)).toBe(0);
  await button(window, 'Accept').click();
  await window.expectGhost('QuantumCircuit(2)');
  await expect(window.tab(title)).toHaveCount(0);
  expect(service.answers).toEqual([
    { model: 'granite-8b-qiskit', disclaimer: 'disclaimer-1', accepted: true },
  ]);
  await window.press('Tab');
  expect(await window.savedText('main.py')).toBe(`${code}qc = QuantumCircuit(2)`);

  // Terms that change in the middle of a session.
  service.changeDisclaimer({ id: 'disclaimer-2' });
  await window.type('\nqd = ');
  await expect(panel(window).getByRole('heading', { name: title })).toBeVisible();
  await expect(window.status).toHaveAttribute('aria-label', waiting);
  await button(window, 'Accept').click();
  await window.expectGhost('QuantumCircuit(2)');
});

test('an answer is remembered over windows, and another version asks again', async ({ start }) => {
  const { service, window } = await start();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  expect(service.requestsTo('GET /v1/model/granite-8b-qiskit/disclaimer')).toHaveLength(1);

  // The service counts it as accepted, but it is not what was accepted here.
  service.always(
    'GET /v1/model/*/disclaimer',
    json({ ...service.disclaimer, version: '2.0', accepted: true }),
  );
  await window.reload();
  await window.cursor();
  const before = completions(service);
  await window.type('\nqe = ');
  await expect(panel(window).getByText('Version 2.0')).toBeVisible();
  expect(completions(service)).toBe(before);
  await button(window, 'Accept').click();
  await window.expectGhost('QuantumCircuit(2)');
});

test('rejecting keeps the model off until the user comes back to it', async ({ start }) => {
  const { service, window } = await start(unaccepted);
  await window.type('qc = ');
  await button(window, 'Reject').click();
  await expect(window.status).toHaveAttribute('aria-label', rejected);
  await expect(window.tab(title)).toHaveCount(0);
  expect(service.answers).toEqual([
    { model: 'granite-8b-qiskit', disclaimer: 'disclaimer-1', accepted: false },
  ]);

  // Neither typing nor asking opens it again, in this window and the next.
  await window.reload();
  await expect(window.status).toHaveAttribute('aria-label', rejected);
  await window.cursor();
  await window.type('\nqd = ');
  await window.runCommand('Qiskit Inline: Suggest Code Here');
  await expect(window.status).toHaveAttribute('aria-label', rejected);
  await expect(window.tab(title)).toHaveCount(0);
  expect(completions(service)).toBe(0);

  await window.runCommand('Qiskit Inline: Show Disclaimer');
  await expect(panel(window).getByText('Rejected', { exact: true })).toBeVisible();
  await button(window, 'Accept').click();
  await expect(window.status).toHaveAttribute('aria-label', /Ready/);
  await window.cursor();
  await window.type('\nqe = ');
  await window.expectGhost('QuantumCircuit(2)');
});

test('closing without an answer leaves a prompt in the status bar, and asking opens the one panel again', async ({
  start,
}) => {
  const { service, window } = await start(unaccepted);
  await window.type('qc = ');
  await expect(button(window, 'Accept')).toBeVisible();
  await window.tab(title).getByRole('button', { name: /Close/ }).click();
  await expect(window.tab(title)).toHaveCount(0);
  await expect(window.status).toHaveAttribute('aria-label', waiting);
  await window.cursor();
  await window.type('1\nqd = ');
  await expect(window.tab(title)).toHaveCount(0);

  await window.press('Alt+Backslash');
  // The focus goes to the panel, and the keyboard is enough: title, link, Accept.
  await expect(panel(window).getByRole('heading', { name: title })).toBeFocused();
  await window.press('Tab');
  await expect(panel(window).getByRole('link')).toBeFocused();
  await window.press('Tab');
  await expect(button(window, 'Accept')).toBeFocused();

  // Again and again, and still one panel.
  await window.runCommand('Qiskit Inline: Show Disclaimer');
  await expect(panel(window).getByRole('heading', { name: title })).toBeFocused();
  await expect(window.page.locator('.tab', { hasText: title })).toHaveCount(1);
  expect(service.answers).toEqual([]);

  await window.press('Tab');
  await window.press('Tab');
  await window.press('Enter');
  await window.expectGhost('QuantumCircuit(2)');
  await expect(window.focused).toBeVisible();
});

test('an answer that does not arrive is told in the panel, and can be given again', async ({ start }) => {
  const { service, window } = await start(unaccepted);
  service.once('POST /v1/model/*/disclaimer', failure(500, 'broken'));
  await window.type('qc = ');
  // The editor keeps the focus until the panel is clicked on, and may take it back while that comes up.
  await panel(window).getByRole('heading', { name: title }).click();
  await button(window, 'Accept').press('Space');
  await expect(panel(window).getByRole('alert')).toHaveText(
    /The service did not take your answer. The service failed/,
  );
  await expect(button(window, 'Accept')).toBeFocused();
  expect(service.answers).toEqual([]);
  expect(completions(service)).toBe(0);

  // A text that was replaced while it was read is shown anew rather than accepted unread.
  service.changeDisclaimer({ id: 'disclaimer-2', body: '<p>Other words.</p>' });
  await window.press('Enter');
  await expect(panel(window).getByText('Other words.')).toBeVisible();
  await expect(panel(window).getByRole('alert')).toHaveText(/another text by now/);
  expect(service.answers).toEqual([]);
  await button(window, 'Accept').click();
  await window.expectGhost('QuantumCircuit(2)');
  expect(service.answers).toEqual([
    { model: 'granite-8b-qiskit', disclaimer: 'disclaimer-2', accepted: true },
  ]);
});

test('a service without disclaimers needs no answer', async ({ start }) => {
  const { window } = await start({
    prepare: (service) => {
      service.always('GET /v1/model/*/disclaimer', failure(404, 'Not Found'));
      service.always('GET /v1/models/*/disclaimer', failure(404, 'Not Found'));
    },
  });
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  await window.runCommand('Qiskit Inline: Show Disclaimer');
  await expect(await window.notifications()).toContainText(
    'There is no disclaimer to accept for granite-8b-qiskit.',
  );
});

test('an answer that was given elsewhere is noticed when the window has the focus again', async ({
  start,
}) => {
  const { service, window } = await start(unaccepted);
  await window.type('qc = ');
  await expect(button(window, 'Accept')).toBeVisible();
  const blur = "document.hasFocus = () => false; window.dispatchEvent(new Event('blur'))";
  const focus = "delete document.hasFocus; window.dispatchEvent(new Event('focus'))";
  await window.page.evaluate(blur);
  const response = await fetch(`${service.url}/v1/model/granite-8b-qiskit/disclaimer`, {
    method: 'POST',
    // By the same user, whom the service knows by the token.
    headers: { 'content-type': 'application/json', authorization: `Bearer ${canary}` },
    body: JSON.stringify({ disclaimer: 'disclaimer-1', accepted: true }),
  });
  expect(response.status).toBe(200);
  // The window tells its extensions of the focus by and by.
  await expect(async () => {
    await window.page.evaluate(blur);
    await window.page.evaluate(focus);
    await window.expectGhost('QuantumCircuit(2)', 2000);
  }).toPass();
  await expect(window.tab(title)).toHaveCount(0);
});
