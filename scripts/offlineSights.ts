import { KINDS } from '../src/offline/evidence.ts';
import { isName } from '../src/offline/fill.ts';
import type { Knowledge } from '../src/offline/knowledge.ts';
import { Memory } from '../src/offline/memory.ts';
import { distribution, evidenceAt } from '../src/offline/mixture.ts';
import { makesName, rivalsFor } from '../src/offline/names.ts';
import { type NAME_PLACES, namePlace } from '../src/offline/nameSigns.ts';
import { advance, begin, type Path } from '../src/offline/path.ts';
import { type Place, placeAt, PLACES } from '../src/offline/places.ts';
import { END } from '../src/offline/sequences.ts';
import type { Spot } from '../src/offline/spot.ts';
import { TRUST } from '../src/offline/weights.ts';
import { spotAt } from '../test/support/spot.ts';
import type { Choice, Sight } from './offlineFit.ts';
import type { Program } from './offlinePrograms.ts';

// What the engine knows at each piece of a program.

/** Goes over every piece of a program with the path before it. */
function walk(
  program: Program,
  knowledge: Knowledge,
  visit: (path: Path, spot: Spot, piece: { readonly number: number; readonly text: string }) => void,
): void {
  const memory = new Memory(knowledge);
  const whole = new Memory(knowledge);
  const text = program.cells.join('');
  whole.update(text);
  for (const record of whole.records) {
    memory.update(text.slice(0, record.start));
    const spot = spotAt({ knowledge, memory }, record.indent);
    let path = begin(spot);
    for (const [at, number] of record.numbers.entries()) {
      const written = record.pieces[at]?.text ?? '';
      visit(path, spot, { number, text: written });
      if (number !== END) path = advance(path, { number, text: written, probability: 1 }, spot);
    }
  }
}

/** What the sources say about each piece of a program, by its place. */
export function sightsOf(program: Program, knowledge: Knowledge): Record<Place, Sight[]> {
  const sights = noSights();
  walk(program, knowledge, (path, spot, { number }) => {
    sights[placeAt(path)].push(
      evidenceAt(path, spot).map(({ kind, row }) => ({
        kind: KINDS.indexOf(kind),
        count: row.counts.get(number) ?? 0,
        total: row.total,
        distinct: row.distinct,
      })),
    );
  });
  return sights;
}

/** An empty list for each place. */
export function noSights(): Record<Place, Sight[]> {
  return Object.fromEntries(PLACES.map((place) => [place, []])) as unknown as Record<Place, Sight[]>;
}

/** What may be named at each place of a program where a name stands, and which of it is. */
export type Namings = Record<(typeof NAME_PLACES)[number], Choice[]>;

/** What may stand at each name of a program, by its place. */
export function namingsOf(program: Program, knowledge: Knowledge): Namings {
  const namings: Namings = { first: [], inside: [], other: [] };
  walk(program, knowledge, (path, spot, { number, text }) => {
    if (!isName(knowledge.token(number)) || makesName(path) || path.words.at(-1)?.text === '.') return;
    const all = distribution(path, spot, TRUST);
    const likely = new Map([...all].filter(([token]) => isName(knowledge.token(token))));
    const candidates = rivalsFor(path, spot, {
      likely,
      partial: path.words.length === 0 ? text.slice(0, 2) : '',
    });
    const right = candidates.findIndex((one) => one.text === text);
    namings[namePlace(path)].push({ candidates, right });
  });
  return namings;
}
