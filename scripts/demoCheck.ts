/** The demo without a person: a headless browser does what the README says, and each step has to show. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium, expect as baseExpect } from '@playwright/test';

import { CHROMIUM_ARGS, findChromium } from '../test/support/vscode/chromium.ts';
import { windowAddress } from '../test/support/vscode/page.ts';
import { startServer } from '../test/support/vscode/server.ts';
import { VSCodeWindow } from '../test/support/vscode/window.ts';
import type { Service } from './demoService.ts';
import { root, vsixFile } from './project.ts';

/** What to walk through. */
export interface DemoOptions {
  readonly service: Service;
  readonly folder: string;
  readonly file: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A first start on a small machine may take its time. */
const expect = baseExpect.configure({ timeout: 60_000 });

const pictures = join(root, 'out/demo');

/** Runs a step and says so; a failure gets the step's name and a picture of the window and its logs. */
async function step(window: VSCodeWindow, name: string, body: () => Promise<void>): Promise<void> {
  try {
    await body();
    console.log(`✔ ${name}`);
  } catch (error) {
    await window.page.screenshot({ path: join(pictures, 'failed.png') });
    writeFileSync(join(pictures, 'failed.log'), window.hostLogs());
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${name}: ${reason}\nA picture of the window and its logs are in out/demo/failed.*.`, {
      cause: error,
    });
  }
}

async function walk(window: VSCodeWindow, { service, file }: DemoOptions): Promise<void> {
  const { page } = window;
  const shoot = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
  const before = window.read(file);
  let ghost = '';
  await step(window, 'the extension starts with the sample', async () => {
    await expect(page.locator('.tab.active', { hasText: file })).toBeVisible();
    await window.ready();
  });
  await step(window, 'typing brings the disclaimer', async () => {
    await window.cursor();
    await window.type('qc.');
    await expect(window.webview().getByRole('button', { name: 'Accept' })).toBeVisible();
    await shoot('disclaimer');
  });
  await step(window, 'accepting it brings the suggestion', async () => {
    await window.webview().getByRole('button', { name: 'Accept' }).click();
    ghost = await window.waitForGhost();
    await shoot('ghost-text');
    await page.locator('.part.statusbar').screenshot({ path: join(pictures, 'status-bar.png') });
  });
  await step(window, 'Tab inserts exactly that', async () => {
    await window.press('Tab');
    expect(await window.savedText(file)).toBe(`${before}qc.${ghost}`);
    await shoot('after-tab');
  });
  await step(window, 'the service has the report', () => expect.poll(() => service.accepted()).toBe(1));
}

/** Walks through the demo; throws an error that names the step which failed. */
export async function checkDemo(options: DemoOptions): Promise<void> {
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const server = await startServer({ settings: options.settings, vsix: [join(root, vsixFile)], front: true });
  const browser = await chromium.launch({ executablePath: findChromium(console.error), args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const address = windowAddress(server, options.folder, join(options.folder, options.file));
    const stranger = await fetch(address, { redirect: 'manual' });
    expect(stranger.headers.get('location'), 'nobody gets in without the password').toMatch(/\/login\b/);
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator('input[type="password"]').fill(server.token);
    await page.keyboard.press('Enter');
    await walk(new VSCodeWindow(page, server, options.folder), options);
  } finally {
    await browser.close();
    await server.close();
  }
  console.log('The demo works. Its pictures are in out/demo.');
}
