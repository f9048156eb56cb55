import type { Cell } from '../../src/completion/cells.ts';
import { BUDGETS } from '../../src/completion/constants.ts';
import { mostAlike, neighbourPieces, windowsOf, type Offered } from '../../src/completion/neighbours.ts';
import { Notebook } from '../../src/completion/notebook.ts';
import { Prompts } from '../../src/completion/prompt.ts';
import { outlineOf } from '../../src/completion/signatures.ts';
import type { ContextPiece, Surroundings } from '../../src/completion/surroundings.ts';
import type { CompletionRequest } from '../../src/completion/types.ts';
import { typed } from '../support/request.ts';

/** Milliseconds that the prompt of one key costs in a notebook of so many cells, with so many files beside it: the median. */
export interface NotebookFigures {
  readonly cells: number;
  readonly files: number;
  readonly promptMs: number;
}

const TYPED = 'counts = sampler.run([circuit_3], shots=shots).result()';

/** Measures prompts in a small notebook alone and in a huge one with a huge workspace: in turn, so that both have the same machine. */
export function notebooks(rounds: number): readonly [NotebookFigures, NotebookFigures] {
  const alone = new NotebookBench(10, 0);
  const wide = new NotebookBench(300, 2_000);
  for (let round = 0; round < rounds * 10; round += 1) {
    for (let length = 1; length <= TYPED.length; length += 1) {
      for (const bench of [alone, wide]) bench.key(length, round < rounds);
    }
  }
  return [alone.figures(), wide.figures()];
}

/** A notebook in which a cell near the end is being typed in. */
class NotebookBench {
  readonly #cells: Cell[];
  readonly #files: number;
  readonly #index: number;
  readonly #notebook = new Notebook();
  readonly #neighbours: readonly ContextPiece[];
  readonly #prompts = new Prompts();
  readonly #samples: number[] = [];
  #surroundings: Surroundings | null = null;

  constructor(cells: number, files: number) {
    this.#cells = Array.from({ length: cells }, (_, at) => cellAt(at));
    this.#files = files;
    // A code cell, with code cells on either side and prose right above it.
    this.#index = cells - 2 - ((cells - 4) % 3);
    this.#notebook.setCells(
      this.#cells.map((_, at) => ({ key: `cell ${at}`, read: () => this.#cellAt(at) })),
    );
    this.#neighbours = neighboursOf(files);
  }

  key(length: number, warmUp: boolean): void {
    const before = `# sample it\nshots = 4000\n${TYPED.slice(0, length)}`;
    this.#cells[this.#index] = { ...cellAt(this.#index), text: before };
    const begun = performance.now();
    this.#notebook.edited(`cell ${this.#index}`);
    const request = this.#request(before);
    const { prompt } = this.#prompts.build(request, BUDGETS.remote, { kind: 'suffixField' });
    const ms = performance.now() - begun;
    // A prompt without the cells would cost nothing.
    if (!prompt.endsWith(before) || !prompt.includes(`circuit_${this.#index - 2} = ghz(`))
      throw new Error('the prompt lacks a cell');
    if (!warmUp) this.#samples.push(ms);
  }

  figures(): NotebookFigures {
    const promptMs = this.#samples.toSorted((a, b) => a - b)[Math.floor(this.#samples.length / 2)] ?? 0;
    return { cells: this.#cells.length, files: this.#files, promptMs };
  }

  #cellAt(at: number): Cell {
    return this.#cells[at] ?? cellAt(at);
  }

  #request(before: string): CompletionRequest {
    const { usesQiskit: _, ...cells } = this.#notebook.around(`cell ${this.#index}`);
    // The same object while nothing of it changed, as the editor does it.
    if (this.#surroundings?.before !== cells.before) {
      const header = this.#files === 0 ? '' : '# qiskit==2.1.0';
      this.#surroundings = {
        key: 'notebook',
        notebook: true,
        header,
        neighbours: this.#neighbours,
        ...cells,
      };
    }
    return typed({
      document: `cell ${this.#index}`,
      version: before.length,
      before,
      surroundings: this.#surroundings,
    });
  }
}

function cellAt(at: number): Cell {
  const head = 'from qiskit import QuantumCircuit, transpile\nfrom circuits import ghz\n\n';
  const text = `${at === 0 ? head : ''}circuit_${at} = ghz(${at})\ncircuit_${at}.measure_all()\nisa_${at} = transpile(circuit_${at}, optimization_level=3)\nprint(isa_${at}.depth(), isa_${at}.count_ops())`;
  const base = { language: 'python', ran: at + 1, error: null };
  return at % 3 === 1
    ? { ...base, kind: 'markdown', text: `## Step ${at}\n\nWhat is done here.` }
    : { ...base, kind: 'code', text };
}

/** What the background has made of a workspace in which every module is imported and every file is open. */
function neighboursOf(files: number): readonly ContextPiece[] {
  const texts = Array.from({ length: files }, (_, at) => ({
    path: `pkg${at % 40}/module${at}.py`,
    text: `import numpy as np\n\n\ndef helper_${at}(circuit, shots=${at}):\n    return circuit.run(shots)\n\n\nclass Runner${at}:\n    def __init__(self, backend):\n        self.backend = backend\n`,
  }));
  const offered: Offered[] = texts.map(({ path, text }) => ({ path, ...outlineOf(text) }));
  const open = texts.map(({ path, text }) => ({ path, windows: windowsOf(text) }));
  return neighbourPieces(
    offered,
    new Set(['helper_7']),
    mostAlike('circuit.run(shots) backend self', open, null),
  );
}
