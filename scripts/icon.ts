/** Renders media/icon.png from media/icon.svg. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { chromium } from '@playwright/test';

import { CHROMIUM_ARGS, findChromium } from '../test/support/vscode/chromium.ts';
import { root } from './project.ts';

/** Pixels of a side: enough for a dense screen, and little in the package. */
const size = 192;

const browser = await chromium.launch({
  executablePath: findChromium(console.error),
  args: [...CHROMIUM_ARGS, '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
  const drawing = readFileSync(join(root, 'media/icon.svg'), 'utf8');
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
  );
  await page.screenshot({ path: join(root, 'media/icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
