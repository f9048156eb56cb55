import { failure } from '../support/service/script.ts';
import { hostile, HOSTILE_HOST } from './hostile.ts';
import { expect, test } from './session.ts';
import { button, panel, unaccepted } from './terms.ts';

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

/** Kinds of themes, as the page is told them, how each is chosen after the one before it, and its least contrast. */
const themes = [
  ['vscode-light', null, 4.5],
  ['vscode-dark', 'Toggle between Light/Dark Themes', 4.5],
  ['vscode-high-contrast', 'Preferences: Color Theme', 7],
  ['vscode-high-contrast-light', 'Toggle between Light/Dark Themes', 7],
] as const;

test('the panel is legible in light, dark and high contrast', async ({ start }, info) => {
  const { window } = await start({
    ...unaccepted,
    prepare: (service) => {
      service.changeDisclaimer({ body: rich, title: 'Terms of use of Granite for Qiskit' });
      service.always('POST /v1/model/*/disclaimer', failure(503, 'away'));
    },
    settings: { 'workbench.colorTheme': 'Visual Studio Light' },
  });
  await window.type('qc = ');
  await button(window, 'Accept').click();
  await expect(panel(window).getByRole('alert')).not.toBeEmpty();
  const body = panel(window).locator('body');
  for (const [kind, command, least] of themes) {
    if (command !== null) await window.runCommand(command);
    if (kind === 'vscode-high-contrast') await window.answer('Dark High Contrast');
    await expect(body).toHaveClass(new RegExp(`(?:^| )${kind}(?: |$)`));
    const measured = await body.evaluate<Readonly<Record<string, number>>, undefined>(contrasts, undefined);
    for (const [what, contrast] of Object.entries(measured)) {
      expect.soft(contrast, `${what} in ${kind}`).toBeGreaterThanOrEqual(least);
    }
    await window.page.screenshot({ path: info.outputPath(`${kind}.png`) });
  }
});
