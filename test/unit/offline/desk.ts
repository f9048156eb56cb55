import { loadTables } from '../../../src/offline/data.ts';
import { createOfflineEngine } from '../../../src/offline/engine.ts';
import { Knowledge } from '../../../src/offline/knowledge.ts';
import { Memory } from '../../../src/offline/memory.ts';
import { advance, begin, type Path } from '../../../src/offline/path.ts';
import type { Spot } from '../../../src/offline/spot.ts';
import { spotAt } from '../../support/spot.ts';

/** The tables of the product, loaded once for all tests. */
export const knowledge = new Knowledge(loadTables());

/** The place that a text ends at: what is known there, and the statement begun. */
export function placeIn(text: string): { readonly spot: Spot; readonly path: Path } {
  const memory = new Memory(knowledge);
  const tail = memory.update(text);
  const indent = tail.words.length > 0 ? tail.indent : text.length - (text.lastIndexOf('\n') + 1);
  const spot = spotAt({ knowledge, memory }, indent);
  const path = knowledge.abstraction
    .pieces(tail.words, spot.reader.scope)
    .reduce(
      (one, { token, text: written }) =>
        advance(one, { number: knowledge.number(token), text: written, probability: 1 }, spot),
      begin(spot),
    );
  return { spot, path };
}

const engine = createOfflineEngine();
const indentation = { tabs: false, size: 4 };

/** What is offered first while the user types; undefined where nothing is sure. */
export function best(before: string): string | undefined {
  return engine.complete({ before, after: '', indentation })[0]?.text;
}

/** What is offered where the user asks, best first. */
export function asked(before: string): string[] {
  return engine.complete({ before, after: '', indentation, explicit: true }).map(({ text }) => text);
}
