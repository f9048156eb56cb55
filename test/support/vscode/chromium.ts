/** The browser that VS Code's windows open in: found on this machine, else installed by apt-get where that is possible. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { chromium } from '@playwright/test';

/** Debian's /usr/bin/chromium is a script that adds flags of its own, so the binaries behind it come first. */
const USUAL = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/lib/chromium/chromium',
  '/usr/lib/chromium-browser/chromium-browser',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
];

/** What Playwright switches off and windows like these could meet; a second list takes the place of the first. */
const USUALLY_OFF = [
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
];

/** Flags for a quiet headless browser that also starts in a container and as root. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Scripts that come in pieces are parsed while they come, also those that the tab has compiled for another window: most of a second of work each time.
  `--disable-features=${[...USUALLY_OFF, 'ScriptStreaming'].join(',')}`,
];

function find(): string | undefined {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = [process.env['CHROME_PATH'] ?? '', ...USUAL, ...onPath, chromium.executablePath()];
  return candidates.find((file) => file !== '' && existsSync(file));
}

function apt(args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
}

/** Path of a Chromium or Chrome. Throws one sentence that says what to do where there is none and none can be installed. */
export function findChromium(log: (line: string) => void = () => {}): string {
  const found = find();
  if (found !== undefined) return found;
  const debian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (debian) {
    log('installing Chromium with apt-get');
    // Ubuntu's packages are transitional ones for snap, Debian's are real: what counts is whether a browser is there afterwards.
    if (apt(['update', '-qq'])) {
      for (const name of ['chromium-headless-shell', 'chromium']) {
        apt(['install', '-y', '-qq', '--no-install-recommends', name]);
        const installed = find();
        if (installed !== undefined) return installed;
      }
    }
  }
  throw new Error(
    'No Chromium found: run `npx playwright install --with-deps chromium`, or set CHROME_PATH to the binary of one.',
  );
}
