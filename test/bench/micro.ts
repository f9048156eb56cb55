import { readdirSync, readFileSync } from 'node:fs';

import { Cache } from '../../src/completion/cache.ts';
import { AFTER_WINDOW, BEFORE_WINDOW, BUDGETS } from '../../src/completion/constants.ts';
import { placeOf } from '../../src/completion/place.ts';
import { postprocessor } from '../../src/completion/postprocess.ts';
import { Prompts } from '../../src/completion/prompt.ts';
import type { CompletionRequest, Infill, Unit } from '../../src/completion/types.ts';
import { typed } from '../support/request.ts';
import { notebooks, type NotebookFigures } from './notebooks.ts';

/** Milliseconds that one key costs in a document of so many lines: medians. */
export interface MicroFigures {
  readonly lines: number;
  /** Reading the window around the cursor; no part of the total, since in the editor it is the editor's work. */
  readonly windowMs: number;
  readonly promptMs: number;
  readonly lookupMs: number;
  /** Post-processing of a block of twelve lines. */
  readonly postprocessMs: number;
  /** Prompt, lookup and post-processing together. */
  readonly totalMs: number;
}

/** One row of the table that a run must hold. */
export interface MicroGate {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly ok: boolean;
}

const SIZES = [100, 10_000, 100_000];
const TYPED = '# entangle each qubit with the next one';
const ANSWER = Array.from({ length: 12 }, (_, index) => `qc.cx(${index}, ${index + 1})`).join('\n');
const BLOCK: Unit = { kind: 'block', indent: 0 };
const INFILL: Infill = {
  kind: 'template',
  prefix: '<fim_prefix>',
  suffix: '<fim_suffix>',
  middle: '<fim_middle>',
  suffixFirst: false,
};
const ENTRIES = 200;

/** Measures the work of each key that does not depend on a server, in small and in huge documents. */
export function micro(rounds: number): {
  readonly figures: readonly MicroFigures[];
  readonly notebooks: readonly NotebookFigures[];
  readonly gates: readonly MicroGate[];
} {
  const program = programLines();
  const benches = SIZES.map((size) => new KeyBench(size, program));
  // In turn, so that whatever else the machine does falls on all sizes alike.
  for (let round = 0; round < rounds; round += 1) {
    for (let column = 1; column <= TYPED.length; column += 1) {
      for (const bench of benches) bench.key(column, round < rounds / 5);
    }
  }
  const figures = benches.map((bench) => bench.figures());
  const small = figures.at(0)?.totalMs ?? 0;
  const large = figures.at(-1)?.totalMs ?? 0;
  const [alone, wide] = notebooks(rounds);
  return {
    figures,
    notebooks: [alone, wide],
    gates: [
      gate('prompt, lookup and post-processing per key, 100,000 lines against 100', large / small, 1.2),
      gate('prompt, lookup and post-processing per key at 100,000 lines, ms', large, 1),
      gate(
        'prompt per key, 300 cells and 2,000 files against 10 cells alone',
        wide.promptMs / alone.promptMs,
        1.2,
      ),
      gate('prompt per key in a notebook of 300 cells with 2,000 files, ms', wide.promptMs, 1),
    ],
  };
}

function gate(name: string, value: number, limit: number): MicroGate {
  return { name, value, limit, ok: value <= limit };
}

function programLines(): string[] {
  const folder = new URL('programs/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.py'));
  return names.toSorted().flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'));
}

type Step = 'windowMs' | 'promptMs' | 'lookupMs' | 'postprocessMs';

/** A document of some size, and the parts of the engine that work on it at each key. */
class KeyBench {
  readonly #document: string[];
  readonly #row: number;
  readonly #prompts = new Prompts();
  readonly #cache = new Cache();
  readonly #postprocess = postprocessor();
  readonly #samples: Record<Step | 'totalMs', number[]> = {
    windowMs: [],
    promptMs: [],
    lookupMs: [],
    postprocessMs: [],
    totalMs: [],
  };

  constructor(size: number, program: readonly string[]) {
    this.#row = Math.floor(size / 2);
    // The same lines around the cursor in every size.
    const phase = program.length - (this.#row % program.length);
    this.#document = Array.from({ length: size }, (_, at) => program[(at + phase) % program.length] ?? '');
    this.#document[this.#row] = '';
    for (let index = 0; index < ENTRIES; index += 1) this.#remember(index);
  }

  /** Types the next key of the line. */
  key(column: number, warmUp: boolean): void {
    this.#document[this.#row] = TYPED.slice(0, column);
    const times = this.#measure(column);
    if (warmUp) return;
    for (const [step, ms] of Object.entries(times)) this.#samples[step as Step].push(ms);
    this.#samples.totalMs.push(times.promptMs + times.lookupMs + times.postprocessMs);
  }

  figures(): MicroFigures {
    const { windowMs, promptMs, lookupMs, postprocessMs, totalMs } = this.#samples;
    return {
      lines: this.#document.length,
      windowMs: median(windowMs),
      promptMs: median(promptMs),
      lookupMs: median(lookupMs),
      postprocessMs: median(postprocessMs),
      totalMs: median(totalMs),
    };
  }

  #measure(column: number): Record<Step, number> {
    const begun = performance.now();
    const request = requestIn(this.#document, this.#row, column);
    const read = performance.now();
    this.#prompts.build(request, BUDGETS.remote, INFILL);
    const built = performance.now();
    const hits = this.#cache.find(placeOf(request, 0), request, built);
    const found = performance.now();
    const { kind } = this.#postprocess(`\n${ANSWER}`, request, BLOCK);
    const done = performance.now();
    // A place where there is nothing to do would cost nothing.
    if (hits.length === 0 || kind !== 'kept') {
      throw new Error('the bench types at a place that has no suggestion');
    }
    return {
      windowMs: read - begun,
      promptMs: built - read,
      lookupMs: found - built,
      postprocessMs: done - found,
    };
  }

  /** An answer in the cache that begins on this line or on one near it. */
  #remember(index: number): void {
    const row = Math.max(0, this.#row - (index % 20));
    const request = requestIn(this.#document, row, 0);
    this.#cache.add(
      { place: placeOf(request, 0), text: `${TYPED}\n${ANSWER}\n# ${index}\n`, id: null, complete: true },
      0,
    );
  }
}

/** The request at a place, read line by line from the window around it as the editor reads it. */
function requestIn(document: readonly string[], row: number, column: number): CompletionRequest {
  const line = document[row] ?? '';
  let first = row;
  for (let length = column; first > 0 && length < BEFORE_WINDOW;) {
    first -= 1;
    length += (document[first]?.length ?? 0) + 1;
  }
  let last = row;
  for (let length = line.length - column; last < document.length - 1 && length < AFTER_WINDOW;) {
    last += 1;
    length += (document[last]?.length ?? 0) + 1;
  }
  return typed({
    document: 'file:///bench/program.py',
    version: column,
    before: [...document.slice(first, row), line.slice(0, column)].join('\n'),
    beforeStart: first,
    after: [line.slice(column), ...document.slice(row + 1, last + 1)].join('\n'),
    documentLength: document.length,
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
