import { readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

import { type Program, readPrograms } from '../../scripts/offlinePrograms.ts';
import { createOfflineEngine, type OfflineEngine } from '../../src/offline/engine.ts';
import { Knowledge } from '../../src/offline/knowledge.ts';
import { Memory } from '../../src/offline/memory.ts';
import type { OfflineTables } from '../../src/offline/tables.ts';
import {
  attributeLane,
  lineLane,
  type Piece,
  type Replay,
  replay,
  Share,
  type Subject,
} from './offlineLanes.ts';

// Measures the embedded engine on programs that neither its tables nor its weights have seen.

/** A figure that must be held. */
export interface Gate {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly ok: boolean;
}

/** Figures of one kind of programs, in percent. */
export interface Figures {
  readonly programs: number;
  readonly lines: number;
  readonly attributeTop1: number;
  readonly attributeTop5: number;
  readonly lineAtHalf: number;
  readonly lineAtQuarter: number;
  readonly lineAtThreeQuarters: number;
  readonly precision: number;
  /** Suggestions whose first word is right. */
  readonly firstWord: number;
  readonly shown: number;
  readonly keysSaved: number;
}

setFlagsFromString('--expose-gc');
/** Collects all garbage now. */
const collect = runInNewContext('gc') as () => void;
const root = join(import.meta.dirname, '../..');
const INDENTATION = { tabs: false, size: 4 };
const LINES = 5000;

function readTables(): OfflineTables {
  return JSON.parse(readFileSync(join(root, 'src/offline/tables.json'), 'utf8')) as OfflineTables;
}

function subjectOf(engine: OfflineEngine): Subject {
  const texts = (before: string, after: string, explicit: boolean): string[] =>
    engine.complete({ before, after, indentation: INDENTATION, explicit }).map(({ text }) => text);
  return {
    suggest: (before, after) => texts(before, after, false),
    ask: (before, after) => texts(before, after, true),
    words: (before, after) => engine.names(before, after),
  };
}

function piecesOf({ cells }: Program): Piece[] {
  return cells.map((text, at) => ({ before: cells.slice(0, at).join(''), text }));
}

function sum(shares: readonly Share[]): Share {
  const total = new Share();
  for (const { hits, cases } of shares) {
    total.hits += hits;
    total.cases += cases;
  }
  return total;
}

/** Runs every lane over some programs. */
export function figuresOf(programs: readonly Program[], tables: OfflineTables): Figures {
  const runs = programs.map((program) => {
    const subject = subjectOf(createOfflineEngine(() => tables));
    const pieces = piecesOf(program);
    return {
      attributes: attributeLane(pieces, subject),
      quarter: lineLane(pieces, subject, 0.25),
      half: lineLane(pieces, subject, 0.5),
      rest: lineLane(pieces, subject, 0.75),
      typed: replay(pieces, subject),
    };
  });
  const total = (pick: (typed: Replay) => number): number =>
    runs.reduce((all, { typed }) => all + pick(typed), 0);
  const shown = sum(runs.map(({ typed }) => typed.shown));
  return {
    programs: programs.length,
    lines: sum(runs.map(({ half }) => half)).cases,
    attributeTop1: sum(runs.map(({ attributes }) => attributes.top1)).percent,
    attributeTop5: sum(runs.map(({ attributes }) => attributes.top5)).percent,
    lineAtHalf: sum(runs.map(({ half }) => half)).percent,
    lineAtQuarter: sum(runs.map(({ quarter }) => quarter)).percent,
    lineAtThreeQuarters: sum(runs.map(({ rest }) => rest)).percent,
    precision: shown.percent,
    firstWord: sum(runs.map(({ typed }) => typed.words)).percent,
    shown: shown.cases,
    keysSaved: 100 * (1 - total(({ pressed }) => pressed) / total(({ plain }) => plain)),
  };
}

/** Starts a watch that tells the milliseconds since: by the clock, or by the processor's account where that is less. The clock counts other programs of a busy machine, the account what other threads compile meanwhile: no key waits for either. */
function watch(): () => number {
  const clock = performance.now();
  const account = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(account);
    return Math.min(performance.now() - clock, (user + system) / 1000);
  };
}

function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
}

/** A text as an editor has it, in one piece: two that were put together become one when a character is looked at. */
function inOnePiece(text: string): string {
  text.charCodeAt(0);
  return text;
}

/** Time to read each state of a long document that grows key by key, p99 in milliseconds. */
function readingTime(text: string, typed: string, knowledge: Knowledge): number {
  const memory = new Memory(knowledge);
  memory.update(text);
  const times: number[] = [];
  for (let at = 1; at < typed.length; at += 1) {
    const next = inOnePiece(text + typed.slice(0, at));
    const elapsed = watch();
    memory.update(next);
    times.push(elapsed());
  }
  return quantile(times, 0.99);
}

/** Time per suggestion at the end of a document of 5,000 lines, in milliseconds, and what the engine keeps, in megabytes. */
export function speed(programs: readonly Program[]): {
  readonly p50: number;
  readonly p99: number;
  /** Reading the tables as the package has them. */
  readonly loadMs: number;
  /** Reading what one key changed of the 5,000 lines. */
  readonly readP99: number;
  readonly heapMb: number;
} {
  let text = '';
  for (let at = 0; text.split('\n').length < LINES; at += 1)
    text += programs[at % programs.length]?.cells.join('') ?? '';
  const typed = programs[0]?.cells.join('') ?? '';
  collect();
  const before = process.memoryUsage().heapUsed;
  const packed = brotliCompressSync(JSON.stringify(readTables()), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 9 },
  });
  const loading = watch();
  const knowledge = new Knowledge(JSON.parse(brotliDecompressSync(packed).toString()) as OfflineTables);
  const loadMs = loading();
  if (knowledge.idioms.length === 0) throw new Error('The tables are empty.');
  const tables = readTables();
  const engine = createOfflineEngine(() => tables);
  const times: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    times.length = 0;
    for (let at = 0; at < typed.length; at += 1) {
      const typing = inOnePiece(text + typed.slice(0, at));
      const elapsed = watch();
      engine.complete({ before: typing, after: '', indentation: INDENTATION });
      times.push(elapsed());
    }
  }
  const readP99 = readingTime(text, typed, knowledge);
  collect();
  const heapMb = (process.memoryUsage().heapUsed - before) / 2 ** 20;
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), loadMs, readP99, heapMb };
}

/** Figures of a folder of anybody's programs, files and notebooks; no gate holds for them. */
export function measureOn(folder: string): void {
  const tables = readTables();
  const all = readPrograms(folder);
  for (const [kind, notebook] of [
    ['py', false],
    ['notebooks', true],
  ] as const) {
    const programs = all.filter((program) => program.notebook === notebook);
    if (programs.length === 0) continue;
    console.log(kind);
    for (const [name, value] of Object.entries(figuresOf(programs, tables)))
      console.log(`  ${name.padEnd(20)} ${(value as number).toFixed(1).padStart(8)}`);
  }
}

/** Runs the benchmark of the embedded engine, writes `out/offline.json` and tells whether every gate is held. */
export function runOffline(): boolean {
  const training = readPrograms(join(root, 'test/bench/programs/training')).filter(
    (program) => !program.notebook,
  );
  // Before anything else is in memory, of which a part would be given back meanwhile.
  const { heapMb } = speed(training);
  const heldOut = readPrograms(join(root, 'test/bench/programs/heldout'));
  const tables = readTables();
  const python = figuresOf(
    heldOut.filter((program) => !program.notebook),
    tables,
  );
  const notebooks = figuresOf(
    heldOut.filter((program) => program.notebook),
    tables,
  );
  const timing = { ...speed(training), heapMb };
  const gates: Gate[] = [];
  const least = (name: string, value: number, limit: number): void => {
    gates.push({ name, value, limit, ok: value >= limit });
  };
  const most = (name: string, value: number, limit: number): void => {
    gates.push({ name, value, limit, ok: value <= limit });
  };
  for (const [kind, figures] of [
    ['py', python],
    ['notebooks', notebooks],
  ] as const) {
    least(`attribute after a dot, top 1, ${kind} (%)`, figures.attributeTop1, 60);
    least(`attribute after a dot, top 5, ${kind} (%)`, figures.attributeTop5, 88);
    least(`line finished exactly after half of it, ${kind} (%)`, figures.lineAtHalf, 45);
    least(`precision of shown suggestions, ${kind} (%)`, figures.precision, 70);
    least(`keystrokes saved, ${kind} (%)`, figures.keysSaved, 20);
  }
  most('time per suggestion p99, 5,000 lines (ms)', timing.p99, 10);
  most('reading what a key changed p99, 5,000 lines (ms)', timing.readP99, 2);
  most('memory (MB)', timing.heapMb, 40);
  most('loading the tables (ms)', timing.loadMs, 30);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(
    join(root, 'out/offline.json'),
    `${JSON.stringify({ python, notebooks, timing, gates }, null, 2)}\n`,
  );
  for (const { name, value, limit, ok } of gates)
    console.log(`${ok ? 'ok  ' : 'MISS'} ${name.padEnd(62)} ${value.toFixed(1).padStart(7)}  ${limit}`);
  return gates.every((gate) => gate.ok);
}

if (import.meta.main) process.exitCode = runOffline() ? 0 : 1;
