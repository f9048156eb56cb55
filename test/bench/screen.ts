import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, expect } from '@playwright/test';

import { CHROMIUM_ARGS, findChromium } from '../support/vscode/chromium.ts';
import { openPage } from '../support/vscode/page.ts';
import { startServer, writeFiles } from '../support/vscode/server.ts';
import { VSCodeWindow } from '../support/vscode/window.ts';

/** A state of the ghost text, in milliseconds of the page's clock. */
export interface GhostState {
  /** '' when there is none. */
  readonly text: string;
  readonly at: number;
  /** The frame it is painted with. */
  readonly frame: number;
}

/** What the page noted while keys were pressed. */
export interface Notes {
  readonly keys: readonly { readonly key: string; readonly at: number }[];
  readonly states: readonly GhostState[];
}

/** What the extension host did since it was asked last: milliseconds that its event loop was late, and milliseconds it computed. */
export interface HostLoad {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly cpuMs: number;
}

const project = join(import.meta.dirname, '../..');
const FLOOR = join(project, 'test/support/floorExtension');
const LIMIT_MS = 10_000;
const START_LIMIT_MS = 60_000;

/** Settings under which nothing but ghost text comes up while typing. */
const SETTINGS = {
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.suggestOnTriggerCharacters': false,
  'editor.wordBasedSuggestions': 'off',
  'editor.parameterHints.enabled': false,
  'editor.hover.enabled': false,
  'editor.autoIndent': 'none',
  'editor.trimAutoWhitespace': false,
};

/** What to open beside each other: the product's file left, the floor's right. */
export interface ScreenOptions {
  readonly url: string;
  readonly files: Readonly<Record<string, string>>;
  readonly left: string;
  readonly right: string;
  /** What the bare provider suggests everywhere in its files. */
  readonly floorText: string;
}

/** A window with both extensions in one host, and the page's notes of what is seen in it. */
export class Screen {
  readonly window: VSCodeWindow;
  readonly #close: () => Promise<void>;
  readonly #portFile: string;

  private constructor(window: VSCodeWindow, portFile: string, close: () => Promise<void>) {
    this.window = window;
    this.#portFile = portFile;
    this.#close = close;
  }

  /** Opens a window in a browser of its own. */
  static async open(options: ScreenOptions): Promise<Screen> {
    const folder = mkdtempSync(join(tmpdir(), 'vsc-folder-'));
    const control = mkdtempSync(join(tmpdir(), 'vsc-floor-'));
    const portFile = join(control, 'port');
    writeFiles(folder, options.files);
    const settings = {
      ...SETTINGS,
      'qiskitInline.service': 'qiskit-code-assistant',
      'qiskitInline.url': options.url,
    };
    const server = await startServer({
      settings,
      env: {
        FLOOR_TEXT: options.floorText,
        FLOOR_FILE: portFile,
        FLOOR_URL: `${options.url}/v1/completions`,
      },
    });
    const browser = await chromium.launch({
      executablePath: findChromium(console.error),
      args: CHROMIUM_ARGS,
    });
    const close = async (): Promise<void> => {
      await browser.close();
      await server.close();
      for (const path of [folder, control]) rmSync(path, { recursive: true, force: true });
    };
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      await context.addInitScript({ path: join(import.meta.dirname, 'ghosts.js') });
      const file = join(folder, options.left);
      const page = await openPage(context, server, { folder, file, extensions: [project, FLOOR] });
      const screen = new Screen(new VSCodeWindow(page, server, folder), portFile, close);
      await screen.#split(options.right);
      return screen;
    } catch (error) {
      await close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#close();
  }

  /** Puts the keyboard into the left editor or the right one. */
  async focus(side: 'left' | 'right'): Promise<void> {
    await this.window.press(side === 'left' ? 'Control+1' : 'Control+2');
    const group = this.window.page.locator('.editor-group-container').nth(side === 'left' ? 0 : 1);
    await expect(group.locator('.monaco-editor.focused')).toBeVisible();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.window.press(key);
  }

  /** Inserts text at once, without keys. */
  async insert(text: string): Promise<void> {
    await this.window.page.keyboard.insertText(text);
  }

  /** Whether a ghost text is there, or comes; '' for none. */
  async shows(text: string): Promise<boolean> {
    return this.#ask(`shows(${JSON.stringify(text)}, ${LIMIT_MS})`);
  }

  /** Presses a key and returns the milliseconds from it to the painted ghost text; null when that does not come. */
  async keyToGhost(key: string, text: string, pressed: () => void = () => undefined): Promise<number | null> {
    await this.clear();
    await this.press(key);
    pressed();
    return this.#ask(`sinceKey(${JSON.stringify(text)}, ${LIMIT_MS})`);
  }

  async clear(): Promise<void> {
    await this.#ask('clear()');
  }

  async notes(): Promise<Notes> {
    return this.#ask('notes()');
  }

  async hostLoad(): Promise<HostLoad> {
    return (await this.#floor('/')) as HostLoad;
  }

  /** Milliseconds from the editor's question to the last answer of the bare provider that asked the service; null before any. */
  async bareAnswer(): Promise<number | null> {
    const { afterMs } = (await this.#floor('/answer')) as { readonly afterMs: number | null };
    return afterMs;
  }

  async #floor(path: string): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${readFileSync(this.#portFile, 'utf8')}${path}`);
    return answer.json();
  }

  /** Milliseconds from the editor's question to the product's answer with a suggestion, for each of those noted in its log so far. */
  answers(): readonly number[] {
    const noted = this.window.log().matchAll(/Answered after ([\d.]+) ms, suggestions: [1-9]/g);
    return Array.from(noted, ([, ms]) => Number(ms));
  }

  async #ask<T>(call: string): Promise<T> {
    return this.window.page.evaluate<T>(`ghosts.${call}`);
  }

  async #split(right: string): Promise<void> {
    const { window } = this;
    await window.ready();
    await window.cursor(1);
    await window.press('Control+Backslash');
    await expect(window.page.locator('.editor-group-container')).toHaveCount(2);
    await window.openFile(right);
    // Its provider is registered before; a key that came sooner would ask nobody.
    await expect.poll(() => existsSync(this.#portFile), { timeout: START_LIMIT_MS }).toBe(true);
  }
}
