import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

const size = 256;
const media = new URL('../media/', import.meta.url);
const executablePath = ['/usr/lib/chromium/chromium', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);

const browser = await chromium.launch({
  args: ['--no-sandbox', '--force-color-profile=srgb'],
  ...(executablePath ? { executablePath } : {}),
});
try {
  const page = await browser.newPage({ viewport: { width: size, height: size }, deviceScaleFactor: 1 });
  const drawing = readFileSync(new URL('icon.svg', media), 'utf8');
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
  await page.screenshot({ path: fileURLToPath(new URL('icon.png', media)), omitBackground: true });
} finally {
  await browser.close();
}
