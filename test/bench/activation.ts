import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium, type Browser } from '@playwright/test';

import { bundleExtension } from '../../scripts/bundle.ts';
import { root } from '../../scripts/project.ts';
import { CHROMIUM_ARGS, findChromium } from '../support/vscode/chromium.ts';
import { openPage } from '../support/vscode/page.ts';
import { startServer } from '../support/vscode/server.ts';

/** Milliseconds that passed, and that the thread of the extension host computed. */
interface Time {
  readonly wallMs: number;
  readonly cpuMs: number;
}

/** What one start of an extension took: its code to load, its `activate`, both, and everything until VS Code calls it active. */
interface Start {
  readonly load: Time;
  readonly activate: Time;
  readonly code: Time;
  readonly allMs: number;
}

const OURS = 'qiskit-inline.qiskit-inline';
const EMPTY = 'bench.empty';
const STARTS = 5;
/** Milliseconds of extension code until it is active, in the middle of all starts. */
const LIMIT_MS = 30;
const empty = join(root, 'test/support/emptyExtension');

/** Starts the extension, and one that does nothing beside it, in fresh extension hosts of a real VS Code; resolves to whether it is quick enough. */
export async function runActivation(): Promise<boolean> {
  bundleExtension();
  const browser = await chromium.launch({ executablePath: findChromium(console.error), args: CHROMIUM_ARGS });
  const starts: Readonly<Record<string, Start>>[] = [];
  try {
    for (let turn = 0; turn < STARTS; turn += 1)
      starts.push(await start(browser, turn % 2 === 0 ? [OURS, EMPTY] : [EMPTY, OURS]));
  } finally {
    await browser.close();
  }
  const middle = (id: string, value: (start: Start) => number): number =>
    median(starts.flatMap((both) => (both[id] === undefined ? [] : [value(both[id])])));
  const row = (name: string, value: (start: Start) => number): string => {
    const [ours, nothing] = [middle(OURS, value), middle(EMPTY, value)];
    // The clock of the processor is coarse: what does nothing has no time by it.
    const ratio = nothing === 0 ? '-' : (ours / nothing).toFixed(1);
    const cells = [ours.toFixed(1), nothing.toFixed(1), ratio].map((cell) => cell.padStart(8));
    return name.padEnd(34) + cells.join('');
  };
  console.log(`median of ${STARTS} starts, ms                    ours   empty   ratio`);
  console.log(row('load the code, processor time', ({ load }) => load.cpuMs));
  console.log(row('activate(), processor time', ({ activate }) => activate.cpuMs));
  console.log(row('extension code, processor time', ({ code }) => code.cpuMs));
  console.log(row('extension code, wall time', ({ code }) => code.wallMs));
  console.log(row('until it is active, wall time', ({ allMs }) => allMs));
  const took = middle(OURS, ({ code }) => code.cpuMs);
  const isQuick = took <= LIMIT_MS;
  console.log(
    `extension code takes ${took.toFixed(1)} ms; the limit is ${LIMIT_MS} ms: ${isQuick ? 'ok' : 'too slow'}`,
  );
  return isQuick;
}

/** One extension host, in which both are started by hand. */
async function start(browser: Browser, order: readonly string[]): Promise<Readonly<Record<string, Start>>> {
  const folder = mkdtempSync(join(tmpdir(), 'vsc-folder-'));
  const file = join(folder, 'activation.json');
  // No desktop keeps the compiled code of extensions.
  const env = { ACTIVATION_FILE: file, ACTIVATION_ORDER: order.join(','), NODE_COMPILE_CACHE: undefined };
  const server = await startServer({ env });
  const context = await browser.newContext();
  try {
    const exited = new Promise<number>(
      (resolve) => void context.exposeFunction('codeAutomationExit', resolve),
    );
    await context.exposeFunction('codeAutomationLog', () => {});
    await openPage(context, server, { folder, extensions: [root, empty], tests: join(empty, 'measure.cjs') });
    const code = await exited;
    if (code !== 0)
      throw new Error(`VS Code ended the run with code ${code}:\n${server.logs('exthost.log')}`);
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Start>>;
  } finally {
    await context.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
