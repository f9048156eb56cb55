import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, type Locator } from '@playwright/test';

import type { OpenOptions } from '../support/vscode/fixture.ts';
import type { VSCodeWindow } from '../support/vscode/window.ts';
import { decodePng, encodeAnimation, encodePng, type Frame, type Picture } from './png.ts';

const folder = join(import.meta.dirname, '../../docs/images');

/** Colour themes of VS Code by the name that pictures have: the key that draws a window in it, and the class of a workbench that is drawn so. */
const THEMES = {
  light: { id: 'Light Modern', key: 'F8', drawn: /light_modern/ },
  dark: { id: 'Dark Modern', key: 'F9', drawn: /dark_modern/ },
  contrast: { id: 'Default High Contrast', key: 'F7', drawn: /hc_black/ },
} as const;

/** A colour theme that pictures are made in. */
type Theme = keyof typeof THEMES;

const SETTINGS: Readonly<Record<string, unknown>> = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 14,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.scrollbar.vertical': 'hidden',
  'editor.stickyScroll.enabled': false,
  'editor.wordBasedSuggestions': 'off',
  'notebook.globalToolbar': false,
  // Off, so that the theme is the one that is asked for.
  'window.autoDetectColorScheme': false,
  'window.commandCenter': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
};

/** Entries of the status bar that say something of the machine that pictures are made on. */
const NOISE = ['remote.remoteMenu', 'status.host', 'forwardedPorts', 'keyboardLayout'];

/** A window for pictures: nothing on the screen but what they are about, and its colours by a key, so that whatever is open stays open. */
export function forPictures<T extends OpenOptions>(options: T): T {
  const keys = Object.values(THEMES).map(({ id, key }) => [`ctrl+shift+${key}`, `themes.${id}`] as const);
  return {
    ...options,
    settings: { ...SETTINGS, ...options.settings },
    keys: Object.fromEntries(keys),
    others: [join(import.meta.dirname, '../support/themesExtension')],
  };
}

/** Gives a window its size, and leaves the editor alone in it. */
export async function arrange({ page }: VSCodeWindow, width: number, height: number): Promise<void> {
  await page.setViewportSize({ width, height });
  const noise = NOISE.map((name) => `.statusbar-item[id*="${name}" i]`).join(', ');
  await page.addStyleTag({
    content: `${noise}, .getting-started-footer { visibility: hidden !important; }
      ${noise} { display: none !important; }`,
  });
  const sideBar = page.locator('.part.sidebar');
  if (await sideBar.isHidden()) return;
  await page.keyboard.press('Control+B');
  await expect(sideBar).toBeHidden();
}

/** The part of the screen that a picture shows, in CSS pixels. */
interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function whole({ page }: VSCodeWindow): Crop {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  return { x: 0, y: 0, width, height };
}

/** The smallest part of the screen that has all of these elements. */
export async function around(window: VSCodeWindow, ...elements: readonly Locator[]): Promise<Crop> {
  const boxes = await Promise.all(elements.map((element) => element.boundingBox()));
  const found = boxes.filter((box) => box !== null);
  const { width, height } = whole(window);
  const x = Math.max(0, Math.min(...found.map((box) => box.x)));
  const y = Math.max(0, Math.min(...found.map((box) => box.y)));
  const right = Math.min(width, Math.max(...found.map((box) => box.x + box.width)));
  const bottom = Math.min(height, Math.max(...found.map((box) => box.y + box.height)));
  return { x, y, width: right - x, height: bottom - y };
}

function screenshot({ page }: VSCodeWindow, clip: Crop): Promise<Buffer> {
  return page.screenshot({ clip, animations: 'disabled', caret: 'initial' });
}

/** The screen once it stands still: a window goes on drawing for some moments after what it was told. */
async function still(window: VSCodeWindow, crop: Crop): Promise<Picture> {
  let picture = await screenshot(window, crop);
  await expect(async () => {
    const before = picture;
    picture = await screenshot(window, crop);
    expect(picture.equals(before)).toBe(true);
  }).toPass({ intervals: [100] });
  return decodePng(picture);
}

/** Draws the window in a theme. */
export async function draw({ page }: VSCodeWindow, theme: Theme): Promise<void> {
  const { key, drawn } = THEMES[theme];
  await page.keyboard.press(`Control+Shift+${key}`);
  await expect(page.locator('.monaco-workbench')).toHaveClass(drawn);
}

function save(name: string, file: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), file);
}

/** Ghost text keeps the colours of the theme that it came in: it is put away and asked for again. */
async function redrawGhost(window: VSCodeWindow): Promise<void> {
  if ((await window.ghostText()) === '') return;
  await window.press('Escape');
  await expect.poll(() => window.ghostText()).toBe('');
  await window.press('Alt+Backslash');
  await window.waitForGhost();
}

/** Makes the pictures of a scene, one in each theme: docs/images/<scene>-<theme>.png. */
export async function shoot(window: VSCodeWindow, scene: string, crop: Crop = whole(window)): Promise<void> {
  // Where the mouse rests, hovers come up; in the middle of the status bar there is nothing.
  const { width, height } = whole(window);
  await window.page.mouse.move(width / 2, height - 2);
  // A field that has the keyboard says its name after a while.
  await window.page.addStyleTag({ content: '.workbench-hover-container { display: none !important; }' });
  for (const theme of Object.keys(THEMES) as Theme[]) {
    await draw(window, theme);
    await redrawGhost(window);
    save(`${scene}-${theme}`, encodePng(await still(window, crop)));
  }
}

/** Pictures one after the other, of a window in which something goes on. */
export class Recording {
  readonly #window: VSCodeWindow;
  readonly #crop: Crop;
  readonly #frames: Frame[] = [];

  constructor(window: VSCodeWindow) {
    this.#window = window;
    this.#crop = whole(window);
  }

  /** Adds what is to be seen, for so many milliseconds: as long as it takes to read, whatever time it took to be made. */
  async hold(ms: number): Promise<void> {
    this.#frames.push({ picture: await still(this.#window, this.#crop), ms });
  }

  /** Types, with a picture of each key; Enter comes at once behind the key before it, as it does when a line was thought of as a whole. */
  async type(text: string): Promise<void> {
    for (const [keys] of text.matchAll(/.\n?|\n/gu)) {
      await this.#window.type(keys);
      await this.hold(90);
    }
  }

  /** Writes docs/images/<name>.png. */
  save(name: string): void {
    save(name, encodeAnimation(this.#frames));
  }
}
