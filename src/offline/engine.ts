import { blocks } from './blocks.ts';
import { continuations } from './continuations.ts';
import { countImports, imports } from './imports.ts';
import library from './library.json' with { type: 'json' };
import type { Idiom } from './parse.ts';
import { repetitions } from './repetitions.ts';
import { templatesOf } from './template.ts';

/** A place in Python code. Texts have `\n` line ends. */
export interface OfflineRequest {
  /** Text before the cursor. */
  readonly before: string;
  /** Text after the cursor. */
  readonly after: string;
  /** Indentation of the document; `size` is in columns. */
  readonly indentation: { readonly tabs: boolean; readonly size: number };
}

/** Text to insert at the cursor. */
export interface OfflineCandidate {
  readonly text: string;
  /** From 0 to 1; candidates come in falling order. */
  readonly confidence: number;
}

/** The embedded engine: answers from what it knows of Qiskit and from the text around the cursor alone. */
export interface OfflineEngine {
  /** Candidates, best first; empty where nothing fits. The same request always gives the same answer. */
  complete(request: OfflineRequest): readonly OfflineCandidate[];
}

/** Characters before the cursor that are looked at. */
const WINDOW = 40_000;
const SILENT_BELOW = 0.3;

/** Makes an engine over the built-in library. */
export function createOfflineEngine(): OfflineEngine {
  const idioms: readonly Idiom[] = library;
  const templates = templatesOf(idioms);
  const counts = countImports(idioms);
  return {
    complete(request) {
      const before = request.before.slice(-WINDOW);
      const lineStart = before.lastIndexOf('\n') + 1;
      const place = {
        earlier: before.slice(0, lineStart),
        line: before.slice(lineStart),
        rest: request.after.split('\n', 1)[0] ?? '',
        unit: request.indentation.tabs ? '\t' : ' '.repeat(request.indentation.size),
      };
      if (/^\w/.test(place.rest)) return [];
      const found = [
        ...blocks(place, idioms),
        ...continuations(place, templates),
        ...imports(place, counts),
        ...repetitions(place),
      ];
      return distinct(
        found.filter(({ text, confidence }) => text.trim() !== '' && confidence >= SILENT_BELOW),
      );
    },
  };
}

function distinct(found: readonly OfflineCandidate[]): OfflineCandidate[] {
  const seen = new Set<string>();
  return found
    .toSorted((a, b) => b.confidence - a.confidence)
    .filter(({ text }) => !seen.has(text) && seen.add(text))
    .slice(0, 5);
}
