/**
 * What VS Code calls in its extension host: finds the bundled tests beside this file and runs them by mocha.
 * The rig and @vscode/test-electron both take a rejection as failure. With QISKIT_INLINE_EVENTS set, each result is
 * appended to that file as a line of JSON; without it, mocha prints them.
 */
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Runner } from 'mocha';

import type { HostEvent } from '../support/vscode/host.ts';

const file = process.env['QISKIT_INLINE_EVENTS'];

function emit(event: HostEvent): void {
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(event)}\n`);
}

/** Writes mocha's events to the file as they happen, so that nothing is lost when the host dies. */
function reportEvents(runner: Runner): void {
  runner.on('test', (test) => emit({ type: 'start', title: test.fullTitle() }));
  runner.on('pass', (test) => emit({ type: 'pass', title: test.fullTitle(), ms: test.duration ?? 0 }));
  runner.on('pending', (test) => emit({ type: 'skip', title: test.fullTitle() }));
  runner.on('fail', (test, error: Error) =>
    emit({ type: 'fail', title: test.fullTitle(), error: textOf(error) }),
  );
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Rejections that nobody handled: VS Code only logs them. Those of other extensions are not ours to judge. */
function watchRejections(project: string): ReadonlySet<string> {
  const stray = new Set<string>();
  process.on('unhandledRejection', (reason) => {
    const text = textOf(reason);
    if (text.includes(project)) stray.add(text);
  });
  return stray;
}

/** Runs every test of the folder; rejects when one failed. */
export async function run(): Promise<void> {
  const folder = __dirname;
  process.setSourceMapsEnabled(true);
  const stray = watchRejections(join(folder, '../..'));
  // By import(): mocha is an ECMAScript module, and this bundle is not.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 20_000,
    color: false,
    forbidOnly: Boolean(process.env['CI']),
    ...(file === undefined ? {} : { reporter: reportEvents as unknown as string }),
    ...(process.env['QISKIT_INLINE_GREP'] ? { grep: process.env['QISKIT_INLINE_GREP'] } : {}),
  });
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.test.cjs')))
    mocha.addFile(join(folder, name));
  const failed = await new Promise<number>((resolve) => void mocha.run(resolve));
  for (const text of stray) emit({ type: 'fail', title: 'unhandled rejection', error: text });
  emit({ type: 'end' });
  if (failed + stray.size > 0) throw new Error(`${failed} failed, ${stray.size} unhandled rejections`);
}
