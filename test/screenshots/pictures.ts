import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, type Locator } from '@playwright/test';

import type { VSCodeWindow } from '../support/vscode/window.ts';
import { decodePng, encodeAnimation, encodePng, type Frame, type Picture } from './png.ts';

const folder = join(import.meta.dirname, '../../docs/images');

/** Colour themes of VS Code by the name that pictures have, and the class of a workbench that is drawn in one. */
const THEMES = {
  light: { id: 'Light Modern', drawn: /light_modern/ },
  dark: { id: 'Dark Modern', drawn: /dark_modern/ },
  contrast: { id: 'Default High Contrast', drawn: /hc-black/ },
} as const;

/** A colour theme that pictures are made in. */
export type Theme = keyof typeof THEMES;

/** Settings of all windows: nothing on the screen but what the picture is about. */
export const PICTURE_SETTINGS: Readonly<Record<string, unknown>> = {
  'breadcrumbs.enabled': false,
  'editor.fontSize': 14,
  'editor.hover.delay': 0,
  'editor.lightbulb.enabled': 'onCode',
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
  'workbench.statusBar.visible': true,
};

/** The part of the screen that a picture shows, in CSS pixels; what is left out goes to the window's edges. */
export interface Crop {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}

/** The smallest part of the screen that has all of these elements, with a little room around them. */
export async function around(window: VSCodeWindow, ...elements: readonly Locator[]): Promise<Required<Crop>> {
  const room = 12;
  const boxes = await Promise.all(elements.map((element) => element.boundingBox()));
  const found = boxes.filter((box) => box !== null);
  const { width = 0, height = 0 } = window.page.viewportSize() ?? {};
  const x = Math.max(0, Math.min(...found.map((box) => box.x)) - room);
  const y = Math.max(0, Math.min(...found.map((box) => box.y)) - room);
  const right = Math.min(width, Math.max(...found.map((box) => box.x + box.width)) + room);
  const bottom = Math.min(height, Math.max(...found.map((box) => box.y + box.height)) + room);
  return { x, y, width: right - x, height: bottom - y };
}

async function screenshot({ page }: VSCodeWindow, { x = 0, y = 0, ...crop }: Crop): Promise<Buffer> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const clip = { x, y, width: crop.width ?? width - x, height: crop.height ?? height - y };
  return page.screenshot({ clip, animations: 'disabled', caret: 'initial' });
}

/** The screen once it stands still: a window goes on drawing for some moments after what it was told. */
async function still(window: VSCodeWindow, crop: Crop): Promise<Picture> {
  let picture = await screenshot(window, crop);
  await expect(async () => {
    const before = picture;
    picture = await screenshot(window, crop);
    expect(picture.equals(before)).toBe(true);
  }).toPass({ intervals: [150] });
  return decodePng(picture);
}

/** Draws the window in a theme. */
export async function draw(window: VSCodeWindow, theme: Theme): Promise<void> {
  const { id, drawn } = THEMES[theme];
  window.changeSettings({ 'workbench.colorTheme': id });
  await expect(window.page.locator('.monaco-workbench')).toHaveClass(drawn);
}

function save(name: string, file: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), file);
}

/** Makes the pictures of a scene, one in each theme: docs/images/<scene>-<theme>.png. */
export async function shoot(window: VSCodeWindow, scene: string, crop: Crop): Promise<void> {
  for (const theme of Object.keys(THEMES) as Theme[]) {
    await draw(window, theme);
    save(`${scene}-${theme}`, encodePng(await still(window, crop)));
  }
}

/** Pictures one after the other, of a window in which something goes on. */
export class Recording {
  readonly #window: VSCodeWindow;
  readonly #crop: Crop;
  readonly #frames: Frame[] = [];

  constructor(window: VSCodeWindow, crop: Crop) {
    this.#window = window;
    this.#crop = crop;
  }

  /** Adds what is to be seen, for so many milliseconds: as long as it takes to read, whatever time it took to be made. */
  async hold(ms: number): Promise<void> {
    this.#frames.push({ picture: await still(this.#window, this.#crop), ms });
  }

  /** Types, with a picture of each key. */
  async type(text: string): Promise<void> {
    for (const key of text) {
      await this.#window.type(key);
      await this.hold(90);
    }
  }

  /** Writes docs/images/<name>.png. */
  save(name: string): void {
    save(name, encodeAnimation(this.#frames));
  }
}
