/** What a test does with a window: everything that a user could see or press. Waits are for events, never for time. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect as baseExpect, type FrameLocator, type Locator, type Page } from '@playwright/test';

import type { VSCodeServer } from './server.ts';
import { REREAD } from './settings.ts';

/** The demo has no Playwright configuration to take this from. */
const expect = baseExpect.configure({ timeout: 30_000 });

const GHOST_FIRST = '.view-lines .ghost-text-decoration, .view-lines .ghost-text-decoration-preview';
const GHOST_MORE = '.suggest-preview-text .view-line';

/** An open window. */
export class VSCodeWindow {
  readonly page: Page;
  readonly server: VSCodeServer;
  /** The workspace folder on disk; each window has its own. */
  readonly folder: string;

  constructor(page: Page, server: VSCodeServer, folder: string) {
    this.page = page;
    this.server = server;
    this.folder = folder;
  }

  // --- text editors and notebooks

  /** A text editor, by its place among the visible ones (cells of a notebook are editors of their own, see `cell`). */
  editor(nth = 0): Locator {
    return this.page.locator('.editor-instance .monaco-editor[role="code"]').nth(nth);
  }

  /** The editor of a notebook's code cell, from 0. */
  cell(nth = 0): Locator {
    return this.page.locator('.notebookOverlay .code-cell-row .monaco-editor[role="code"]').nth(nth);
  }

  /** The editor that has the keyboard. */
  get focused(): Locator {
    return this.page.locator('.monaco-editor.focused');
  }

  /** Opens a file of the workspace folder by Quick Open. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.quickInput.fill(name);
    // Not any row: the list begins with the files that were open last, of which Enter would take the first.
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await expect(this.quickInput).toBeHidden();
  }

  /** Puts the cursor to a line and column, both from 1; without them to the end of the text. */
  async cursor(line?: number, column = 1): Promise<void> {
    // Not by the mouse: where it rests, hovers and toolbars come up.
    await this.editor().locator('.native-edit-context, textarea.inputarea').focus();
    await expect(this.focused).toBeVisible();
    if (line === undefined) return this.press('Control+End');
    await this.press('Control+G');
    await this.quickInput.fill(`:${line}:${column}`);
    await this.press('Enter');
    await expect(this.quickInput).toBeHidden();
    await expect(this.focused).toBeVisible();
  }

  /** Types as a user does, one key after the other. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses a key or a chord, in Playwright's spelling: `Tab`, `Control+Z`, `Alt+Backslash`. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Saves the active editor and returns what is on disk then. */
  async savedText(name: string): Promise<string> {
    const tab = this.page.locator('.tab.active', { hasText: name.split('/').at(-1) ?? name });
    await this.press('Control+S');
    await expect(tab).not.toHaveClass(/\bdirty\b/);
    return this.read(name);
  }

  /** A file of the workspace folder as it is on disk. */
  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  // --- ghost text

  /** The ghost text on screen, '' when there is none. One suggestion is many coloured spans, and its later lines are lines of their own. */
  async ghostText(): Promise<string> {
    const editor = (await this.focused.count()) > 0 ? this.focused.first() : this.page;
    const first = await editor.locator(GHOST_FIRST).allTextContents();
    const more = await editor.locator(GHOST_MORE).allTextContents();
    return [first.join(''), ...more].join('\n').replaceAll('\u00A0', ' ');
  }

  /** Waits for ghost text and returns it. */
  async waitForGhost(timeout = 30_000): Promise<string> {
    await expect.poll(() => this.ghostText(), { message: 'ghost text', timeout }).not.toBe('');
    return this.ghostText();
  }

  /** Waits until exactly this ghost text is shown; '' waits until none is. Await first what would have brought it, for that. */
  async expectGhost(text: string | RegExp, timeout = 30_000): Promise<void> {
    const poll = expect.poll(() => this.ghostText(), { message: 'ghost text', timeout });
    await (typeof text === 'string' ? poll.toBe(text) : poll.toMatch(text));
  }

  // --- commands, pickers, dialogs

  /** The input of a quick pick, an input box or the palette. */
  get quickInput(): Locator {
    return this.page
      .locator('.quick-input-widget input[type="text"], .quick-input-widget input[type="password"]')
      .first();
  }

  /** Rows of an open quick pick. */
  get rows(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-list .monaco-list-row');
  }

  /** Runs a command by its title in the palette. */
  async runCommand(title: string): Promise<void> {
    await this.press('F1');
    await this.quickInput.fill(`>${title}`);
    await this.rows.filter({ hasText: title }).first().click();
  }

  /** Picks a row of an open quick pick. */
  async pick(label: string | RegExp): Promise<void> {
    await this.rows.filter({ hasText: label }).first().click();
  }

  /** Rows of the menu that the light bulb opens. */
  get actions(): Locator {
    return this.page.locator('.action-widget .monaco-list-row');
  }

  /** Picks a row of that menu, by the keyboard: older versions lay something over it that takes the clicks. */
  async pickAction(label: string): Promise<void> {
    const wanted = this.page.locator('.action-widget .monaco-list-row.focused', { hasText: label });
    await expect(async () => {
      if (!(await wanted.isVisible())) await this.press('ArrowDown');
      await expect(wanted).toBeVisible({ timeout: 100 });
    }).toPass({ intervals: [50], timeout: 5_000 });
    await this.press('Enter');
  }

  /** Fills an open input box and confirms it. */
  async answer(text: string): Promise<void> {
    await this.quickInput.fill(text);
    await this.press('Enter');
  }

  /** A modal dialog. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** The browser page that `open` leads to; VS Code may ask first whether it is to be opened. */
  async openedPage(open: () => Promise<void>): Promise<Page> {
    const context = this.page.context();
    const opened = context.waitForEvent('page');
    const before = context.pages().length;
    const yes = this.dialog.getByRole('button', { name: 'Open', exact: true });
    await open();
    await expect(async () => {
      if (await yes.isVisible()) await yes.click();
      expect(context.pages()).toHaveLength(before + 1);
    }).toPass();
    return opened;
  }

  /** Notification toasts on screen now, without the one that shows progress where the machine is slow. */
  get toasts(): Locator {
    const all = this.page.locator('.notifications-toasts .notification-list-item');
    return all.filter({ hasNotText: 'Asking for a suggestion' });
  }

  /** Opens the notification centre and returns all that is in it; `Escape` closes it. */
  async notifications(): Promise<Locator> {
    await this.page.locator('#status\\.notifications').click();
    return this.page.locator('.notifications-center .notification-list-item');
  }

  // --- the extension's own surfaces

  /** The extension's status bar item. */
  get status(): Locator {
    return this.page.locator('.statusbar-item[id^="qiskit-inline.qiskit-inline"]').first();
  }

  /** The document inside a webview, the last one opened unless `nth` says otherwise. */
  webview(nth = -1): FrameLocator {
    const outer = this.page.locator('iframe.webview.ready').nth(nth).contentFrame();
    return outer.locator('iframe#active-frame').contentFrame();
  }

  /** An editor tab by its title. */
  tab(title: string | RegExp): Locator {
    return this.page.locator('.tabs-container .tab', { hasText: title });
  }

  /** The extension's own log, as `Show Log` shows it. */
  log(): string {
    return this.server.logs('Qiskit Inline.log');
  }

  /** All that extension hosts and their extensions logged. */
  hostLogs(): string {
    return this.server.logs('.log');
  }

  // --- the window

  /** Trusts the folder of a window that was opened with `trust: true`, as a user does from the status bar. */
  async trustFolder(): Promise<void> {
    const restricted = this.page.locator('#status\\.workspaceTrust');
    await restricted.click();
    const editor = this.page.locator('.workspace-trust-editor');
    await editor.getByRole('button', { name: 'Trust', exact: true }).click();
    await expect(restricted).toBeHidden();
  }

  /** Changes user settings while the window is open, and waits until it has read them; await what follows from it. */
  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const file = join(this.server.data, 'User/settings.json');
    const read = (): Record<string, unknown> =>
      JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    await expect(async () => {
      const present = read();
      // Put in place whole: the editor never reads a half of it.
      const whole = `${file}.next`;
      writeFileSync(whole, `${JSON.stringify({ ...present, ...settings }, null, 2)}\n`);
      renameSync(whole, file);
      // Some windows miss what other programs write, for good. Each reads all settings again when it has written one itself.
      await this.press(REREAD.press);
      await expect(() => {
        expect(read()[REREAD.setting]).not.toBe(present[REREAD.setting]);
      }).toPass({ timeout: 10_000 });
      // It may have been writing something else meanwhile, into what was there before.
      expect(read()).toMatchObject(settings);
    }).toPass({ timeout: 60_000 });
  }

  /** Loads the window anew: a new extension host, the same secrets and state. */
  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: 'commit' });
    await this.page.locator('.monaco-workbench').waitFor();
    await this.ready();
  }

  /** Waits until the extension has started. */
  async ready(): Promise<void> {
    await expect(this.status).toBeVisible({ timeout: 90_000 });
  }
}
