/**
 * Types 50,000 keys in the extension host of a real VS Code while a third of all answers goes wrong, and prints what came of it:
 * `node scripts/soak.ts`; with `--write` the table goes into docs/reliability.md, with `--keys=2000` the session has another length.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';

import { type Browser, chromium } from '@playwright/test';

import { type Figures, PLAN } from '../test/support/soak/plan.ts';
import { startUnreliable } from '../test/support/soak/service.ts';
import { rowsOf } from '../test/support/soak/table.ts';
import { CHROMIUM_ARGS, findChromium } from '../test/support/vscode/chromium.ts';
import { bundleExtension, bundleIntegration } from './bundle.ts';
import { type HostResult, runInHost } from './inHost.ts';
import { root } from './project.ts';

/** How long a session is, and what may be taken for it. */
export interface Length {
  readonly keys: number;
  readonly timeoutMs: number;
}

/** What `npm test` has time for. */
export const SHORT: Length = { keys: 1000, timeoutMs: 240_000 };
const LONG: Length = { keys: 50_000, timeoutMs: 2_400_000 };
const SEED = 20_261_126;
const START = '<!-- soak -->';
const END = '<!-- /soak -->';

const settings = {
  // Only what is typed is written: brackets, indentation and words of the suggest widget are the editor's.
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoClosingDelete': 'never',
  'editor.autoIndent': 'none',
  'editor.quickSuggestions': false,
  'editor.suggestOnTriggerCharacters': false,
  'editor.trimAutoWhitespace': false,
  'editor.useTabStops': false,
  'files.eol': '\n',
  'qiskitInline.service': 'qiskit-code-assistant',
};

/** Runs a session; prints its figures and gives the rows of the table with the results of its tests. */
export async function soak(
  browser: Browser,
  length: Length,
  env: Readonly<Record<string, string>> = {},
): Promise<HostResult & { readonly rows: readonly string[] }> {
  const suite = await bundleIntegration('soak');
  const files = globSync(join(root, 'test/bench/programs/{,training/}*.py'));
  const { server, met } = await startUnreliable(
    SEED,
    files.map((file) => readFileSync(file, 'utf8')),
  );
  try {
    const plan = JSON.stringify({ url: server.url, seed: SEED, ...length });
    const result = await runInHost({
      browser,
      suite,
      env: { ...env, [PLAN]: plan },
      settings: { ...settings, 'qiskitInline.url': server.url },
      timeoutMs: length.timeoutMs,
    });
    const told = result.events.find((event) => event.type === 'figures');
    if (told === undefined) return { ...result, rows: [] };
    const rows = rowsOf(told.figures as Figures, {
      requests: server.requests.filter(({ path }) => !path.startsWith('/soak/')).length,
      met,
    });
    console.log(rows.join('\n'));
    return { ...result, rows };
  } finally {
    await server.close();
  }
}

/** Puts the table into the document, and when and where it was made. */
function write(rows: readonly string[]): void {
  const file = join(root, 'docs/reliability.md');
  const text = readFileSync(file, 'utf8');
  const size = `${String(availableParallelism())} cores, ${String(Math.round(totalmem() / 2 ** 30))} GB`;
  const made = `Made on ${new Date().toISOString().slice(0, 10)}, on a machine of ${size}, which the window, its browser and the service share.`;
  const table = [START, '', made, '', ...rows, '', END].join('\n');
  writeFileSync(
    file,
    text.slice(0, text.indexOf(START)) + table + text.slice(text.indexOf(END) + END.length),
  );
}

async function main(args: readonly string[]): Promise<number> {
  const keys = args.find((arg) => arg.startsWith('--keys='))?.slice('--keys='.length);
  const length = keys === undefined ? LONG : { ...LONG, keys: Number(keys) };
  bundleExtension();
  const browser = await chromium.launch({ executablePath: findChromium(console.error), args: CHROMIUM_ARGS });
  const { passed, failed, rows } = await soak(browser, length);
  await browser.close();
  if (args.includes('--write') && rows.length > 0) write(rows);
  console.log(`soak: ${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
