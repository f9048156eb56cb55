import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { loadTables } from '../../src/offline/data.ts';
import { Api } from '../../src/qiskit/api.ts';
import { Guard, type Verdict } from '../../src/qiskit/guard.ts';
import { Lookup } from '../../src/qiskit/lookup.ts';
import { loadRemovals } from '../../src/qiskit/removals.ts';
import type { Gate } from './gates.ts';
import { type Case, planted } from './outdated.ts';
import { sound } from './sound.ts';

// Measures what the guard lets through that is gone, what it takes away that is fine, and how long it takes.

const root = join(import.meta.dirname, '../..');

interface Judged {
  readonly one: Case;
  readonly verdict: Verdict;
  readonly ms: number;
}

function judgeAll(guard: Guard, cases: readonly Case[]): Judged[] {
  return cases.map((one) => {
    const { before, text, versions } = one;
    const suggested = { before, whole: true, text, installation: { versions, surface: null } };
    const began = performance.now();
    const verdict = guard.judge(suggested);
    return { one, verdict, ms: performance.now() - began };
  });
}

/** Whether what is left of an outdated suggestion is fine: dropped, or repaired to something that is kept. */
function isCaught(guard: Guard, { one, verdict }: Judged): boolean {
  if (verdict.kind !== 'repaired') return verdict.kind === 'dropped';
  return judgeAll(guard, [{ ...one, text: verdict.text }])[0]?.verdict.kind === 'keep';
}

function percent(part: number, whole: number): number {
  return (100 * part) / Math.max(1, whole);
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Runs the benchmark of the guard, writes `out/guard.json` and tells whether every gate is held. */
export function runGuard(): boolean {
  const guard = new Guard(new Lookup(new Api(loadTables().api), loadRemovals()));
  const { gone, modern } = planted();
  const outdated = judgeAll(guard, gone);
  const missed = outdated.filter((judged) => !isCaught(guard, judged));
  const fine = judgeAll(guard, [...modern, ...sound()]);
  const taken = fine.filter(({ verdict }) => verdict.kind !== 'keep');
  const repaired = outdated.filter(({ verdict }) => verdict.kind === 'repaired').length;
  const times = [...outdated, ...fine].map(({ ms }) => ms);
  const gates: Gate[] = [];
  const least = (name: string, value: number, limit: number): void => {
    gates.push({ name, value, limit, ok: value >= limit });
  };
  const most = (name: string, value: number, limit: number): void => {
    gates.push({ name, value, limit, ok: value <= limit });
  };
  least('outdated suggestions planted', outdated.length, 300);
  least('sound suggestions', fine.length, 1000);
  least('outdated suggestions caught (%)', percent(outdated.length - missed.length, outdated.length), 98);
  most('sound suggestions taken away (%)', percent(taken.length, fine.length), 0.2);
  most('time per suggestion, median (ms)', medianOf(times), 1);
  const show = ({ one, verdict }: Judged): unknown => ({ ...one, before: one.before.slice(-120), verdict });
  mkdirSync(join(root, 'out'), { recursive: true });
  const figures = { repaired: percent(repaired, outdated.length), p99: p99Of(times) };
  const report = { ...figures, missed: missed.map(show), taken: taken.map(show), gates };
  writeFileSync(join(root, 'out/guard.json'), `${JSON.stringify(report, null, 2)}\n`);
  for (const { name, value, limit, ok } of gates)
    console.log(`${ok ? 'ok  ' : 'MISS'} ${name.padEnd(44)} ${value.toFixed(3).padStart(9)}  ${limit}`);
  return gates.every(({ ok }) => ok);
}

function p99Of(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;
}
