import assert from 'node:assert/strict';
import { appendFileSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';

import { commands, window, workspace, type TextDocument } from 'vscode';

import { Random } from '../support/hosted/random.ts';
import { ask, heapAfterGc, resources, Watch } from '../support/soak/loop.ts';
import {
  CALM_ROUTE,
  PLAN,
  STATE_ROUTE,
  type Figures,
  type Plan,
  type ServiceState,
} from '../support/soak/plan.ts';
import { Typist } from '../support/soak/typist.ts';

/** Megabytes that the heap may grow by. */
const MOST_HEAP = 30;
/** Milliseconds that the event loop may be later than where the extension has nothing to do, 99 times of a hundred; a short session has too few looks to tell. */
const MOST_LATE = { long: 5, short: 20 } as const;
const LONG_KEYS = 10_000;
/** Milliseconds in which everything that was begun has to be over: the longest wait of the extension for an answer, and for another request on a connection. */
const OVER_MS = 40_000;
/** Milliseconds without a key, and keys in a text file, before each document. */
const REST_MS = 1000;
const IDLE_KEYS = 80;

const programs = globSync(join(__dirname, '../../test/bench/programs/{,training/}*.py')).toSorted();

async function open(name: string): Promise<TextDocument> {
  const path = join(workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', name);
  writeFileSync(path, '');
  const document = await workspace.openTextDocument(path);
  await window.showTextDocument(document);
  return document;
}

/** Saves the file: what is on the disk has to be what was typed, byte for byte. */
async function finish(document: TextDocument, typist: Typist): Promise<void> {
  assert.ok(await document.save());
  assert.ok(readFileSync(document.fileName).equals(Buffer.from(typist.expected)), document.fileName);
  await commands.executeCommand('workbench.action.closeAllEditors');
}

/** What the event loop is measured by: nothing is typed, the extension has nothing to do with what is typed, it has. */
const watches = { rest: new Watch(), idle: new Watch(), busy: new Watch() };

/** Types documents until there are so many keys; gives how many documents. Between them is what they are compared with. */
async function type(limit: number, typist: Typist, random: Random): Promise<number> {
  let documents = 0;
  for (; typist.keys < limit; documents += 1) {
    const program = readFileSync(programs[documents % programs.length] ?? '', 'utf8');
    await watches.rest.during(() => pass(REST_MS));
    const text = await open(`typed${String(documents)}.txt`);
    const idle = new Typist(text, random);
    await watches.idle.during(() => idle.write(program, { takes: false, limit: IDLE_KEYS }));
    await finish(text, idle);
    const document = await open(`typed${String(documents)}.py`);
    typist.turnTo(document);
    // Where nothing is taken, the whole document is what plain typing gives.
    const takes = documents % 2 === 0;
    await watches.busy.during(() => typist.write(program, { takes, limit }));
    await finish(document, typist);
  }
  return documents;
}

type Counts = Readonly<Record<string, number>>;

/** Whether no kind of resource is there more often than before, and nothing is open at the service but the question for that. */
function over(before: Counts, after: Counts, { requests, connections }: ServiceState): boolean {
  const more = Object.entries(after).filter(([name, count]) => count > (before[name] ?? 0));
  return more.length === 0 && requests <= 1 && connections <= 1;
}

/** Rejections and exceptions that nobody handled, from here on. */
function watchStrays(): string[] {
  const stray: string[] = [];
  const note = (error: unknown): void => {
    stray.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };
  process.on('unhandledRejection', note);
  process.on('uncaughtExceptionMonitor', note);
  return stray;
}

async function session({ url, keys, seed }: Plan): Promise<Figures> {
  const stray = watchStrays();
  const random = new Random(seed);
  // All that is loaded once is loaded.
  const first = await open('first.py');
  const warm = new Typist(first, random);
  await warm.write(readFileSync(programs[0] ?? '', 'utf8'), { takes: true, limit: 300 });
  await finish(first, warm);
  await pass(2 * REST_MS);
  const resourcesBefore = resources();
  const heapBefore = heapAfterGc();
  const typist = new Typist(first, random);
  const start = performance.now();
  const documents = await type(keys, typist, random);
  const minutes = (performance.now() - start) / 60_000;
  await ask(url + CALM_ROUTE);
  const state = async (): Promise<ServiceState> => (await ask(url + STATE_ROUTE)) as ServiceState;
  const until = performance.now() + OVER_MS;
  let service = await state();
  while (!over(resourcesBefore, resources(), service) && performance.now() < until) {
    await pass(500);
    service = await state();
  }
  const resourcesAfter = resources();
  const { rest, idle, busy } = watches;
  return {
    ...typist.tally,
    keys: typist.keys,
    minutes,
    documents,
    rest: rest.lateness,
    idle: idle.lateness,
    busy: busy.lateness,
    heapBefore,
    heapAfter: heapAfterGc(),
    stray,
    resourcesBefore,
    resourcesAfter,
    service,
  };
}

describe('typing in the editor while a third of all answers goes wrong', () => {
  const plan = JSON.parse(process.env[PLAN] ?? 'null') as Plan;
  let figures: Figures;

  before(async function () {
    this.timeout(0);
    figures = await session(plan);
    const { QISKIT_INLINE_EVENTS: events = '' } = process.env;
    appendFileSync(events, `${JSON.stringify({ type: 'figures', figures })}\n`);
  });

  it('the text is what was typed, and what was taken', () => {
    assert.ok(figures.keys >= plan.keys);
    assert.ok(figures.accepts > 0);
  });

  it('nothing is thrown that nobody handles', () => {
    assert.deepEqual(figures.stray, []);
  });

  it('no request, connection or timer is left', () => {
    const { resourcesBefore: begin, resourcesAfter: end, service } = figures;
    assert.ok(over(begin, end, service), JSON.stringify(figures));
  });

  it(`the heap is at most ${String(MOST_HEAP)} MB larger`, () => {
    const { heapBefore, heapAfter } = figures;
    assert.ok(heapAfter - heapBefore <= MOST_HEAP, `${String(heapBefore)} → ${String(heapAfter)}`);
  });

  const late = plan.keys < LONG_KEYS ? MOST_LATE.short : MOST_LATE.long;
  it(`the event loop is at most ${String(late)} ms later than where the extension has nothing to do`, () => {
    assert.ok(figures.busy.p99 - figures.idle.p99 <= late, JSON.stringify(figures));
  });
});
