import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { expect, test, type Page } from '@playwright/test';

import { fillPage, type DisclaimerView } from '../../src/editor/disclaimerPage.ts';
import { hostile } from './hostile.ts';

const origin = 'https://panel.example';
const files: Readonly<Record<string, { readonly path: string; readonly type: string }>> = {
  '/disclaimer.css': { path: 'media/disclaimer.css', type: 'text/css' },
  '/disclaimer.js': { path: 'media/disclaimer.js', type: 'text/javascript' },
  '/purify.min.js': { path: 'node_modules/dompurify/dist/purify.min.js', type: 'text/javascript' },
};
const tags = new Set(
  (
    'h2 h3 h4 h5 h6 p br hr div section blockquote pre ul ol li dl dt dd table caption thead tbody tfoot tr th td ' +
    'a b strong i em u s small sub sup span code kbd abbr q'
  )
    .toUpperCase()
    .split(' '),
);
const attributes = new Set([
  'href',
  'title',
  'target',
  'rel',
  'colspan',
  'rowspan',
  'scope',
  'start',
  'lang',
  'dir',
  'class',
]);

const view: DisclaimerView = {
  key: 'k',
  title: 'Title',
  place: 'place',
  facts: [],
  body: '',
  accept: 'Accept',
  reject: 'Reject',
  consequence: '',
  empty: '(empty)',
  unsafe: '(unsafe)',
  problem: null,
  busy: false,
};

/** The panel's own page, in a browser with the editor's side played by the test. Returns the addresses that the page asked for beyond its own. */
async function openPage(page: Page, { sanitiser = true } = {}): Promise<readonly string[]> {
  const strange: string[] = [];
  const template = readFileSync('media/disclaimer.html', 'utf8');
  const address = (file: string): string => `${origin}/${file.slice(file.lastIndexOf('/') + 1)}`;
  const html = fillPage(template, { source: origin, nonce: 'N', secret: 'S', language: 'en', address });
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const file = files[url.pathname];
    if (url.href === `${origin}/`) return route.fulfill({ contentType: 'text/html', body: html });
    if (url.origin !== origin || file === undefined) strange.push(url.href);
    if (file === undefined || (!sanitiser && url.pathname === '/purify.min.js'))
      return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: file.type, path: file.path });
  });
  await page.addInitScript(
    'globalThis.said = []; globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => said.push(message) })',
  );
  await page.goto(`${origin}/`);
  return strange;
}

/** What each body left in the page: its elements, with the attributes they have and the addresses they lead to. */
async function render(page: Page, bodies: readonly string[]): Promise<readonly (readonly Element[])[]> {
  const views = bodies.map((body): DisclaimerView => ({ ...view, key: body, body }));
  return page.evaluate(`(async (views) => {
    const left = [];
    for (const view of views) {
      const shown = new Promise((resolve) => addEventListener('message', resolve, { once: true }));
      postMessage({ secret: 'S', type: 'view', view, focus: false }, '*');
      await shown;
      left.push(Array.from(document.querySelectorAll('#body *'), (element) => ({
        tag: element.tagName,
        attributes: element.getAttributeNames(),
        href: element.getAttribute('href'),
      })));
    }
    return left;
  })(${JSON.stringify(views)})`);
}

interface Element {
  readonly tag: string;
  readonly attributes: readonly string[];
  readonly href: string | null;
}

test('hostile text of every kind is rendered harmless', async ({ page }) => {
  const strange = await openPage(page);
  const bodies = Object.values(hostile).flat();
  expect(bodies.length).toBeGreaterThanOrEqual(120);
  // All together too, for what one leaves open the next may close.
  const rendered = await render(page, [...bodies, bodies.join('\n')]);
  for (const [index, elements] of rendered.entries()) {
    for (const { tag, attributes: names, href } of elements) {
      expect(tags, bodies[index]).toContain(tag);
      for (const name of names) expect(attributes, bodies[index]).toContain(name);
      expect(href ?? 'https://', bodies[index]).toMatch(/^(?:https:\/\/|mailto:)/);
    }
  }
  await page.mouse.move(200, 200);
  await page.mouse.move(300, 300);
  await expect(page.getByRole('button')).toHaveText(['Accept', 'Reject']);
  expect(await page.evaluate('window.ran')).toBeUndefined();
  expect(strange).toEqual([]);
  expect(page.url()).toBe(`${origin}/`);
  expect(await page.evaluate('said')).toEqual([{ secret: 'S', type: 'ready' }]);
});

test('what a text may say is kept', async ({ page }) => {
  await openPage(page);
  const body = `<h1>Terms</h1><p lang="en">Read the <a href="https://example.com/a?b=1#c">terms</a> or
    <a href="mailto:a@example.com">write</a>.</p><ol start="3"><li><code>x</code></li></ol>
    <table><tr><th scope="row" colspan="2">a</th></tr></table>`;
  await render(page, [body]);
  await expect(page.locator('#body')).toHaveJSProperty(
    'innerHTML',
    `<h2>Terms</h2><p lang="en">Read the <a href="https://example.com/a?b=1#c" title="https://example.com/a?b=1#c" target="_blank" rel="noopener noreferrer">terms</a> or
    <a href="mailto:a@example.com" title="mailto:a@example.com" target="_blank" rel="noopener noreferrer">write</a>.</p><ol start="3"><li><code>x</code></li></ol>
    <table><tbody><tr><th scope="row" colspan="2">a</th></tr></tbody></table>`,
  );
});

test('a text that begins with its title does not say it twice', async ({ page }) => {
  await openPage(page);
  await render(page, ['<h1> title\n</h1><p>Terms</p>']);
  await expect(page.locator('#body')).toHaveJSProperty('innerHTML', '<p>Terms</p>');
  await expect(page.getByRole('heading')).toHaveText(['Title']);
});

test('a title that is all there is, or comes later, stays', async ({ page }) => {
  await openPage(page);
  await render(page, ['<h1>Title</h1>', '<p>Terms</p><h2>Title</h2>', 'Terms of <h2>Title</h2>']);
  await expect(page.locator('#body')).toHaveJSProperty('innerHTML', 'Terms of <h2>Title</h2>');
});

test('a text without words is called empty', async ({ page }) => {
  await openPage(page);
  await render(page, ['<script>1</script> <p></p>']);
  await expect(page.locator('#body')).toHaveText('(empty)');
});

test('without the sanitiser nothing is shown, and nothing can be accepted', async ({ page }) => {
  await openPage(page, { sanitiser: false });
  await render(page, ['<p>Terms</p>']);
  await expect(page.locator('#body')).toHaveText('(unsafe)');
  await expect(page.getByRole('button', { name: 'Accept' })).toBeDisabled();
  await page.getByRole('button', { name: 'Accept' }).click({ force: true });
  expect(await page.evaluate('said')).toEqual([{ secret: 'S', type: 'ready' }]);
});

test('only a person can answer, and only messages with the secret count', async ({ page }) => {
  await openPage(page);
  await render(page, ['<p>Terms</p>']);
  await page.evaluate("document.querySelector('#accept').click()");
  await page.evaluate(
    "document.querySelector('#reject').dispatchEvent(new MouseEvent('click', { bubbles: true }))",
  );
  expect(await page.evaluate('said')).toEqual([{ secret: 'S', type: 'ready' }]);
  const forged = JSON.stringify({
    secret: 'T',
    type: 'view',
    view: { ...view, body: '<p>Forged</p>' },
    focus: false,
  });
  await page.evaluate(`postMessage(${forged}, '*')`);
  await render(page, ['<p>Terms</p>']);
  await expect(page.locator('#body')).toHaveText('Terms');
  await page.getByRole('button', { name: 'Reject' }).click();
  await expect(page.getByRole('button', { name: 'Accept' })).toBeDisabled();
  expect(await page.evaluate('said')).toEqual([
    { secret: 'S', type: 'ready' },
    { secret: 'S', type: 'answer', key: '<p>Terms</p>', accepted: false },
  ]);
});

test('the page is a page by itself', async ({ page }) => {
  await page.goto(pathToFileURL('media/disclaimer.html').href);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Before you use this model');
  await expect(page.getByRole('link')).toHaveAttribute('href', /^https:/);
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByText('Accepted.')).toBeVisible();
});

test('the policy holds by itself, should the sanitiser let something through', async ({ page }) => {
  const strange = await openPage(page);
  const attempts: Readonly<Record<string, string>> = {
    images: "add('img', { src: 'https://hostile.example/a.png' })",
    frames: "add('iframe', { src: 'https://hostile.example/frame' })",
    styles: "add('link', { rel: 'stylesheet', href: 'https://hostile.example/a.css' })",
    'style attributes': "add('p', { style: 'color: red' })",
    handlers: "add('p', { onclick: 'window.ran = 1' }).click()",
    requests: "fetch('https://hostile.example/')",
    'markup from text': "document.body.innerHTML = '<p>x</p>'",
    'script from elsewhere': "add('script', { src: 'https://hostile.example/x.js' })",
    'a policy for trusted types': "trustedTypes.createPolicy('ours', { createScript: (text) => text })",
    'a base': "add('base', { href: 'https://hostile.example/' })",
  };
  for (const [what, attempt] of Object.entries(attempts)) {
    const stopped = await page.evaluate(`(async () => {
      const add = (tag, attributes) => {
        const element = document.createElement(tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        document.querySelector('#body').append(element);
        return element;
      };
      const violation = new Promise((resolve) => document.addEventListener('securitypolicyviolation', () => resolve(true), { once: true }));
      try {
        await (${attempt});
      } catch {
        return true;
      }
      return violation;
    })()`);
    expect(stopped, what).toBe(true);
  }
  expect(await page.evaluate('window.ran')).toBeUndefined();
  expect(strange).toEqual([]);
});
