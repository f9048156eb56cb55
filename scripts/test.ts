/**
 * `npm test`, and with `--check` only what needs no VS Code. Every step runs, whatever became of the ones before it. Ends with a table
 * and the line `N passed, N failed`; the exit code is 1 when anything failed.
 */
import { spawn } from 'node:child_process';

import { root } from './project.ts';
import { CHECKS, type Count, EDITOR, PACKAGE, type Step, TIERS, WINDOWS } from './steps.ts';

interface Result extends Count {
  readonly name: string;
  readonly seconds: number;
}

/** Plain text, so that summaries can be read. */
const { FORCE_COLOR: _forced, ...inherited } = process.env;
const env = { ...inherited, NO_COLOR: '1' };

/** Runs a step's program; resolves with all that it printed and whether it ended well. `live` prints as it goes. */
function execute({ command, limit }: Step, live: boolean): Promise<{ output: string; ok: boolean }> {
  const [program, ...args] = command;
  return new Promise((resolve) => {
    let output = '';
    // A group of its own, so that a step that hangs ends with all that it started.
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const end = (): void => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    const interrupted = (): void => {
      end();
      process.exit(130);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    const timer = setTimeout(() => {
      output += `\nEnded after ${limit / 60_000} minutes.\n`;
      end();
    }, limit);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (live) process.stdout.write(chunk);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    const finish = (ok: boolean): void => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve({ output, ok });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.once('close', (code) => finish(code === 0));
  });
}

async function run(step: Step, live: boolean): Promise<Result> {
  const start = performance.now();
  if (live) console.log(`\n--- ${step.name}`);
  const { output, ok } = await execute(step, live);
  const seconds = (performance.now() - start) / 1000;
  if (!live) {
    // What went well in a step that failed is of no interest.
    const told = step.tells ? output : ok ? '' : output.replaceAll(/^ *[✔▶].*\n/gm, '');
    console.log(`${ok ? '✔' : '✖'} ${step.name} (${seconds.toFixed(1)} s)${told === '' ? '' : `\n${told}`}`);
  }
  const { passed, failed } = step.count?.(output) ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  // What a step counts cannot hide that it broke down, nor that it ran nothing.
  const broken = (!ok && failed === 0) || passed + failed === 0;
  return { name: step.name, seconds, passed, failed: broken ? 1 : failed };
}

/** Runs steps in order, `width` at a time. */
async function runAll(steps: readonly Step[], width: number): Promise<Result[]> {
  const results: Result[] = [];
  const queue = [...steps.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, step] = next;
      results[index] = await run(step, width === 1);
    }
  };
  await Promise.all(Array.from({ length: width }, work));
  return results;
}

function table(results: readonly Result[]): string {
  const rows = results.map(({ name, passed, failed, seconds }) => [
    name,
    String(passed),
    String(failed),
    `${seconds.toFixed(1)} s`,
  ]);
  const lines = [['step', 'passed', 'failed', 'time'], ...rows].map(([name = '', ...cells]) =>
    [name.padEnd(12), ...cells.map((text) => text.padStart(8))].join(''),
  );
  return lines.join('\n');
}

const isCheck = process.argv.includes('--check');
const results = await runAll(isCheck ? CHECKS : [EDITOR, ...CHECKS], 2);
if (!isCheck) {
  results.push(...(await runAll([PACKAGE], 1)), ...(await runAll(TIERS, 2)), ...(await runAll([WINDOWS], 1)));
}
const sum = (pick: (result: Result) => number): number =>
  results.reduce((total, result) => total + pick(result), 0);
const failed = sum((result) => result.failed);
console.log(`\n${table(results)}\n`);
console.log(`${sum((result) => result.passed)} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
