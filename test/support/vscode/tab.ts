/** A browser tab that shows one window after the other. It has compiled the scripts of the workbench from the second one on, a good part of what a window costs. */
import { once } from 'node:events';
import { createServer } from 'node:net';

import type { Browser, BrowserContext, Page } from '@playwright/test';

/** Windows after which a tab is closed: each leaves memory behind, and to collect it would throw the compiled scripts away too. */
const WINDOWS = 8;
const VIEWPORT = { width: 1280, height: 800 };
/** Below the ports that systems give to outgoing connections: one of those must not take the port between two servers. */
const [FIRST_PORT, PORTS] = [20_000, 10_000];
const TRIES = 20;

/** A tab and the port of its servers: scripts are known again by their address. */
class Tab {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly port: number;
  #windows = 0;

  private constructor(page: Page, port: number) {
    this.page = page;
    this.context = page.context();
    this.port = port;
  }

  static async open(browser: Browser): Promise<Tab> {
    const context = await browser.newContext({
      viewport: VIEWPORT,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    return new Tab(await context.newPage(), await freePort());
  }

  /** Whether another window may be shown. */
  get isGood(): boolean {
    return this.#windows < WINDOWS - 1 && !this.page.isClosed();
  }

  /** Leaves the window whose server still runs, and forgets all that it had. */
  async leave(): Promise<void> {
    const { page, context, port } = this;
    this.#windows += 1;
    const origin = `http://127.0.0.1:${String(port)}`;
    for (const other of context.pages()) if (other !== page) await other.close();
    await context.unrouteAll();
    // A page of the same origin, so that the process stays which has the scripts.
    await page.goto(`${origin}/version`);
    await page.evaluate(() => sessionStorage.clear());
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await devtools.detach();
    await context.clearCookies();
    await page.setViewportSize(VIEWPORT);
    // Where the mouse rests, hovers and toolbars come up.
    await page.mouse.move(0, 0);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

/** The tabs of a worker that show no window. */
export class Tabs {
  readonly #browser: Browser;
  readonly #free: Tab[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async take(): Promise<Tab> {
    return this.#free.pop() ?? (await Tab.open(this.#browser));
  }

  /** Takes a tab back while the server of its window runs. */
  async give(tab: Tab, keep: boolean): Promise<void> {
    if (!keep || !tab.isGood || this.#free.length > 0) return tab.close();
    await tab.leave();
    this.#free.push(tab);
  }

  async close(): Promise<void> {
    for (const tab of this.#free) await tab.close();
  }
}

async function freePort(): Promise<number> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error(`No port is free in ${String(TRIES)} tries from ${String(FIRST_PORT)} on.`);
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
}
