import type { FrameLocator, Locator } from '@playwright/test';

import { canary } from '../support/canary/needles.ts';
import type { ScriptedQiskit } from '../support/service/qiskit.ts';
import { failure, json } from '../support/service/script.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { hostile, HOSTILE_HOST } from './hostile.ts';
import { code, expect, test } from './session.ts';

const title = 'Terms of the model';
const waiting = /Read and answer the disclaimer of granite-8b-qiskit/;
const rejected = /granite-8b-qiskit is off because you rejected its disclaimer/;
/** A service whose terms nobody has accepted. */
const unaccepted = { service: { accepted: false } };

function panel(window: VSCodeWindow): FrameLocator {
  return window.webview();
}

function button(window: VSCodeWindow, name: 'Accept' | 'Reject'): Locator {
  return panel(window).getByRole('button', { name });
}

function completions(service: ScriptedQiskit): number {
  return service.requestsTo('POST /v1/completions').length;
}

test('first use asks beside the editor, and accepting brings the suggestion that was waited for', async ({
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
  await button(window, 'Accept').focus();
  await window.press('Space');
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

test('a hostile text is rendered harmless, and links open outside', async ({ start }) => {
  // Those that would swallow what comes after them are tried one by one elsewhere.
  const swallows =
    /<(?:plaintext|textarea|title|xmp|noembed|style|template|select|math|!|\?|frameset|table|noscript|scr<)|[^>]$/;
  const bodies = Object.values(hostile)
    .flat()
    .filter((body) => !swallows.test(body));
  expect(bodies.length).toBeGreaterThan(60);
  const body = `<p>See <a href="https://example.com/terms?a=1">our terms</a>.</p>${bodies.join('')}<p>The end.</p>`;
  const asked: string[] = [];
  const { service, window } = await start({
    ...unaccepted,
    prepare: (service) => service.changeDisclaimer({ body, title: '<img src=x onerror=1>$(bug)' }),
  });
  window.page.on('request', (request) => asked.push(request.url()));
  await window.type('qc = ');
  await expect(panel(window).getByRole('heading', { name: '<img src=x onerror=1>$ (bug)' })).toBeVisible();
  await expect(button(window, 'Accept')).toBeVisible();
  await expect(panel(window).getByText('The end.')).toBeVisible();
  const elements = panel(window).locator('#body *');
  const left = await elements.evaluateAll((all) => [
    ...new Set(all.map((element) => element.tagName.toLowerCase())),
  ]);
  for (const tag of [
    'script',
    'img',
    'iframe',
    'svg',
    'math',
    'form',
    'input',
    'button',
    'style',
    'link',
    'meta',
    'base',
    'video',
  ]) {
    expect(left).not.toContain(tag);
  }
  expect(asked.filter((url) => url.includes(HOSTILE_HOST))).toEqual([]);
  expect(await window.page.evaluate('window.ran')).toBeUndefined();
  expect(service.answers).toEqual([]);

  const context = window.page.context();
  await context.route('https://example.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>Outside</p>' }),
  );
  const outside = await window.openedPage(() =>
    panel(window).getByRole('link', { name: 'our terms' }).click(),
  );
  await outside.waitForURL('https://example.com/terms?a=1');
  expect(await outside.evaluate('opener')).toBeNull();
  await expect(button(window, 'Accept')).toBeVisible();
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

test('terms that change in the middle of a session ask again', async ({ start }) => {
  const { service, window } = await start();
  await window.type('qc = ');
  await window.expectGhost('QuantumCircuit(2)');
  await window.press('Tab');
  service.changeDisclaimer({ id: 'disclaimer-2' });
  await window.type('\nqd = ');
  await expect(panel(window).getByRole('heading', { name: title })).toBeVisible();
  await expect(window.status).toHaveAttribute('aria-label', waiting);
  await button(window, 'Accept').click();
  await window.expectGhost('QuantumCircuit(2)');
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

const rich = `<h1>Before you start</h1><p>The model was trained on public code. <strong>Check what it writes</strong> before you run it, and read
  the <a href="https://example.com/licence">licence</a> and the <a href="https://example.com/privacy">privacy notice</a>.</p>
  <h2>What is sent</h2><ul><li>The code around the cursor, such as <code>qc.measure_all()</code></li><li>Whether you took a suggestion</li></ul>
  <blockquote>Suggestions may be wrong, or out of date.</blockquote>
  <table><tr><th>Data</th><th>Kept for</th></tr><tr><td>Prompts</td><td>30 days</td></tr><tr><td>Reports</td><td>1 year</td></tr></table>
  <pre><code>from qiskit import QuantumCircuit\nqc = QuantumCircuit(2)</code></pre>`;

/** The lowest contrast between text and what is behind it, by the formula of WCAG 2, for each kind of text in the panel. */
const contrasts = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], back) => [r, g, b].map((part, index) => part * a + back[index] * (1 - a));
  const light = (color) => color.map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  const luminance = (color) => { const [r, g, b] = light(color); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = (element) => element === null ? [255, 255, 255] : over(channels(getComputedStyle(element).backgroundColor), behind(element.parentElement));
  return Object.fromEntries(['#title', '#place', '#facts span', '#body p', '#body a', '#body code', '#body th', '#consequence', '#accept', '#reject', '#problem'].map((what) => {
    const element = document.querySelector(what);
    const back = behind(element);
    const [a, b] = [luminance(over(channels(getComputedStyle(element).color), back)), luminance(back)];
    return [what, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
  }));
})()`;

for (const [theme, kinds, least] of [
  ['Visual Studio Light', ['vscode-light', 'vscode-dark'], 4.5],
  ['Default High Contrast', ['vscode-high-contrast', 'vscode-high-contrast-light'], 7],
] as const) {
  test(`the panel is legible in ${kinds.join(' and ')}`, async ({ start }, info) => {
    const { window } = await start({
      ...unaccepted,
      prepare: (service) => {
        service.changeDisclaimer({ body: rich, title: 'Terms of use of Granite for Qiskit' });
        service.always('POST /v1/model/*/disclaimer', failure(503, 'away'));
      },
      settings: { 'workbench.colorTheme': theme },
    });
    await window.type('qc = ');
    await button(window, 'Accept').click();
    await expect(panel(window).getByRole('alert')).not.toBeEmpty();
    for (const kind of kinds) {
      const body = panel(window).locator('body');
      if (kind !== kinds[0]) await window.runCommand('Toggle between Light/Dark Themes');
      await expect(body).toHaveClass(new RegExp(`(?:^| )${kind}(?: |$)`));
      const measured = await body.evaluate<Readonly<Record<string, number>>, undefined>(contrasts, undefined);
      for (const [what, contrast] of Object.entries(measured)) {
        expect.soft(contrast, `${what} in ${kind}`).toBeGreaterThanOrEqual(least);
      }
      await window.page.screenshot({ path: info.outputPath(`${kind}.png`) });
    }
  });
}
