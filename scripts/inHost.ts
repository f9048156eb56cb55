/** Runs bundled tests in the extension host of a window and tells how they went. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  type HostEvent,
  runSuite,
  type SuiteOptions,
  type SuiteResult,
} from '../test/support/vscode/host.ts';
import { root } from './project.ts';

/** How many tests went well and how many did not; what else went wrong counts as one that did not. */
export interface HostResult {
  readonly passed: number;
  readonly failed: number;
  readonly events: readonly HostEvent[];
}

function print(event: HostEvent): void {
  if (event.type === 'pass') console.log(`  ✔ ${event.title} (${event.ms} ms)`);
  if (event.type === 'skip') console.log(`  - ${event.title}`);
  if (event.type === 'fail') console.log(`  ✖ ${event.title}\n${event.error.replaceAll(/^/gm, '      ')}`);
}

/** One line for what went wrong beside the tests themselves; null when nothing did. */
function trouble({ events, problem }: SuiteResult): string | null {
  if (events.length === 1) return 'no test ran';
  const complete = events.some((event) => event.type === 'end');
  // A failed test makes VS Code end with an error too: that is no trouble of its own.
  if (problem === null || (complete && events.some((event) => event.type === 'fail'))) return null;
  const last = events.findLast((event): event is HostEvent & { type: 'start' } => event.type === 'start');
  return last === undefined ? problem : `${problem}; the last test to start was: ${last.title}`;
}

/** Runs a suite with the extension of this project, printing as it goes. The logs of a run that failed go to out/integration.log. */
export async function runInHost(options: Omit<SuiteOptions, 'extension' | 'onEvent'>): Promise<HostResult> {
  const result = await runSuite({ ...options, extension: root, onEvent: print });
  const problem = trouble(result);
  if (problem !== null) console.log(`  ✖ ${problem}`);
  const { places, bytes, hits } = result.found;
  const searched = `the token is nowhere (${String(places)} places, ${(bytes / 2 ** 20).toFixed(1)} MB)`;
  console.log(hits.length === 0 ? `  ✔ ${searched}` : `  ✖ ${searched}\n      ${hits.join('\n      ')}`);
  const count = (type: HostEvent['type']): number =>
    result.events.filter((event) => event.type === type).length;
  const isLeaked = hits.length > 0 || places === 0;
  const failed = count('fail') + (problem === null ? 0 : 1) + (isLeaked ? 1 : 0);
  if (failed > 0) {
    appendFileSync(join(root, 'out/integration.log'), result.logs);
    console.log('  The logs of VS Code and the extension are in out/integration.log.');
  }
  return { passed: count('pass') + (isLeaked ? 0 : 1), failed, events: result.events };
}
