/** Runs the unit tests, half of the files in each of two processes: `node scripts/unit.ts [part of a test's name]`. */
import { spawn } from 'node:child_process';

import { root } from './project.ts';

const SHARDS = 2;
const [name] = process.argv.slice(2);
const pattern = name === undefined ? [] : [`--test-name-pattern=${name}`];
const flags = ['--test', '--test-isolation=none', '--test-reporter=spec', ...pattern];

/** Each has its report to itself; the summaries are added up by whoever reads them. */
async function run(shard: number): Promise<{ readonly output: string; readonly ok: boolean }> {
  const args = [...flags, `--test-shard=${shard}/${SHARDS}`, 'test/unit/**/*.test.ts'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => resolve({ output, ok: code === 0 }));
  });
}

const shards = Array.from({ length: SHARDS }, (_, index) => run(index + 1));
for (const shard of shards) process.stdout.write((await shard).output);
const ends = await Promise.all(shards);
process.exitCode = ends.every(({ ok }) => ok) ? 0 : 1;
