import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Kind, KINDS } from '../src/offline/evidence.ts';
import { isName } from '../src/offline/fill.ts';
import { Knowledge } from '../src/offline/knowledge.ts';
import { LINE_SIGNS } from '../src/offline/lines.ts';
import { Memory } from '../src/offline/memory.ts';
import { distribution, evidenceAt, type Trust } from '../src/offline/mixture.ts';
import { makesName, rivalsFor } from '../src/offline/names.ts';
import { NAME_PLACES, NAME_SIGNS, namePlace } from '../src/offline/nameSigns.ts';
import { advance, begin, type Path, type Spot } from '../src/offline/path.ts';
import { type Place, placeAt, PLACES } from '../src/offline/places.ts';
import { guesses, vector } from '../src/offline/rank.ts';
import { END } from '../src/offline/sequences.ts';
import { Session, surroundingsOf } from '../src/offline/session.ts';
import { RECEIVERS, SIGNS } from '../src/offline/signs.ts';
import { CALIBRATION, LINE_WEIGHTS, NAME_WEIGHTS, SIGN_WEIGHTS, TRUST } from '../src/offline/weights.ts';
import { attributesIn, codeLines, isRight } from '../test/bench/offlineLanes.ts';
import { type Choice, fitCalibration, fitSigns, printReliability, type Trial } from './offlineFit.ts';
import { type Program, readPrograms } from './offlinePrograms.ts';
import { buildTables } from './offlineTables.ts';

// Fits the weights on the training programs; the tables that are asked are always built without the program asked about.
// `signs` fits what tells names after a dot apart, `names` what tells variables apart, `lines` what tells finished lines apart.
// `trust` fits how far each source of guesses is believed, `calibration` how a guess's probability and shape tell whether it is right.
// First argument: the folder with the public figures; second: `trust`, `signs`, `names`, `lines`, `calibration` or nothing for all.

const FOLDS = 4;
const FLOOR = 1e-4;

/** What the sources say about one piece: the count of the piece that stands there, of all, and of different ones. */
type Sight = readonly {
  readonly kind: number;
  readonly count: number;
  readonly total: number;
  readonly distinct: number;
}[];

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
    const scope = memory.scope.at(record.indent);
    const reader = { scope, infer: scope.inference, abstraction: knowledge.abstraction };
    const spot = {
      ...surroundingsOf({ knowledge, memory, reader }, record.indent),
      lessons: [],
      after: '',
      vertical: 0,
      blank: false,
      comment: '',
      expected: [],
    };
    let path = begin(spot);
    for (const [at, number] of record.numbers.entries()) {
      const written = record.pieces[at]?.text ?? '';
      visit(path, spot, { number, text: written });
      if (number !== END) path = advance(path, { number, text: written, probability: 1 }, spot);
    }
  }
}

function sightsOf(program: Program, knowledge: Knowledge): Record<Place, Sight[]> {
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

function noSights(): Record<Place, Sight[]> {
  return Object.fromEntries(PLACES.map((place) => [place, []])) as unknown as Record<Place, Sight[]>;
}

/** What may be named at each place of a program where a name stands, and which of it is. */
type Namings = Record<(typeof NAME_PLACES)[number], Choice[]>;

function namingsOf(program: Program, knowledge: Knowledge): Namings {
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

function loss(sights: readonly Sight[], weights: readonly number[]): number {
  let sum = 0;
  for (const sight of sights) {
    let probability = 0;
    for (const { kind, count, total, distinct } of sight) {
      const doubt = (weights[2 * kind] ?? 0) + (weights[2 * kind + 1] ?? 0) * distinct;
      probability = (count + doubt * probability) / (total + doubt);
    }
    sum -= Math.log(probability + FLOOR);
  }
  return sum / sights.length;
}

/** Coordinate descent with steps that shrink. */
function fitTrust(sights: readonly Sight[], start: readonly number[]): number[] {
  const weights = [...start];
  let best = loss(sights, weights);
  process.stdout.write(`${sights.length} pieces, loss ${best.toFixed(4)}`);
  for (const factor of [4, 2, 1.5, 1.25, 1.1]) {
    for (let round = 0; round < 3; round += 1) {
      for (let at = 0; at < weights.length; at += 1) {
        for (const times of [factor, 1 / factor]) {
          const kept = weights[at] ?? 0;
          weights[at] = Math.min(1000, Math.max(0.01, kept * times));
          const now = loss(sights, weights);
          if (now < best - 1e-6) best = now;
          else weights[at] = kept;
        }
      }
    }
  }
  process.stdout.write(` -> ${best.toFixed(4)}\n`);
  return weights;
}

/** Places of a line between two guesses. */
const STRIDE = 7;

/** Guesses at places of a program's code lines. */
function trialsOf(program: Program, knowledge: Knowledge): Trial[] {
  const session = new Session(knowledge);
  const trials: Trial[] = [];
  let before = '';
  for (const cell of program.cells) {
    for (const { start, line } of codeLines(cell)) {
      const first = start + line.length - line.trimStart().length;
      for (let at = first; at < start + line.trimEnd().length; at += STRIDE) {
        const { found, partial, typed } = session.paths(before + cell.slice(0, at), '');
        for (const path of found.slice(0, 2)) {
          for (const { text, features } of guesses(path, { partial, typed })) {
            if (text.trim().length > 1)
              trials.push({ input: vector(features), right: isRight(text, cell.slice(at)) ? 1 : 0 });
          }
        }
      }
    }
    before += cell;
  }
  return trials;
}

/** The lines that are found when some of each is typed, and which is right. */
function finishedOf(program: Program, knowledge: Knowledge): Choice[] {
  const session = new Session(knowledge);
  const choices: Choice[] = [];
  let before = '';
  for (const cell of program.cells) {
    for (const { start, line } of codeLines(cell)) {
      const code = line.trim();
      const first = start + line.length - line.trimStart().length;
      for (const share of TYPED) {
        const at = first + Math.floor(code.length * share);
        const rest = cell.slice(at, first + code.length);
        const candidates = session
          .lineCandidates(before + cell.slice(0, at))
          .filter(({ text }) => text.trim() !== '');
        const right = candidates.findIndex(({ text }) => (text.split('\n', 1)[0] ?? '').trimEnd() === rest);
        if (candidates.length > 1) choices.push({ candidates, right });
      }
    }
    before += cell;
  }
  return choices;
}

/** Shares of a line that are typed when it is asked for. */
const TYPED = [0.35, 0.5, 0.65];

function choicesOf(program: Program, knowledge: Knowledge): Choice[] {
  const session = new Session(knowledge);
  const choices: Choice[] = [];
  let before = '';
  for (const cell of program.cells) {
    for (const { at, name } of attributesIn(cell)) {
      const candidates = session.attributeCandidates(before + cell.slice(0, at), '');
      choices.push({
        candidates,
        right: candidates.findIndex((one) => one.name === name),
        receiver: candidates[0]?.receiver,
      });
    }
    before += cell;
  }
  return choices;
}

type Signs = Readonly<Record<(typeof RECEIVERS)[number], readonly number[]>>;

/** All that is fitted. */
interface Weights {
  readonly trust: Trust;
  readonly signs: Signs;
  readonly names: Readonly<Record<(typeof NAME_PLACES)[number], readonly number[]>>;
  readonly lines: readonly number[];
  readonly calibration: readonly number[];
}

/** Least weight of a comment that asks for a block: the programs have few. */
const ASKED = 1;

/** Fits the signs for all kinds of values together, and from there for each. */
function fitReceivers(choices: readonly Choice[]): Signs {
  const all = fitSigns(choices, SIGNS);
  const fitted: Partial<Record<(typeof RECEIVERS)[number], readonly number[]>> = {};
  for (const kind of RECEIVERS) {
    const some = choices.filter((choice) => choice.receiver === kind);
    fitted[kind] = fitSigns(some, SIGNS, all).map((weight, at) =>
      SIGNS[at] === 'asked' ? Math.max(ASKED, round(weight)) : round(weight),
    );
  }
  return fitted as Signs;
}

const root = join(import.meta.dirname, '..');

/** Puts what was fitted in place of what stands in the file. */
function write({ trust, signs, names, lines, calibration }: Weights): void {
  const path = join(root, 'src/offline/weights.ts');
  const row = (name: string, call: string, numbers: readonly (number | string)[]): string =>
    `  ${name}: ${call}('${numbers.join(' ')}'),\n`;
  const parts: Record<string, string> = {
    TRUST: KINDS.map((kind) =>
      row(
        kind,
        'pairs',
        PLACES.map((place) => (trust[kind].get(place) ?? []).join('/')),
      ),
    ).join(''),
    SIGN_WEIGHTS: RECEIVERS.map((kind) => row(kind, 'list', signs[kind])).join(''),
    NAME_WEIGHTS: NAME_PLACES.map((place) => row(place, 'list', names[place])).join(''),
  };
  let text = readFileSync(path, 'utf8');
  for (const [name, rows] of Object.entries(parts))
    text = text.replace(
      new RegExp(`(export const ${name}: [^\\n]* = \\{\\n)[^}]*(\\};)`, 'u'),
      `$1${rows}$2`,
    );
  text = text.replace(/(LINE_WEIGHTS: readonly number\[\] = \[)[^\]]*/u, `$1${lines.join(', ')}`);
  text = text.replace(/(CALIBRATION: Calibration = \[)[^\]]*/u, `$1${calibration.join(', ')}`);
  writeFileSync(path, text);
}

const folder = process.argv[2] ?? process.env['QISKIT_FIGURES'] ?? '';
const what = process.argv[3] ?? 'all';
const programs = readPrograms(join(root, 'test/bench/programs/training'));
const round = (value: number): number => Number(value.toPrecision(3));
const sights = noSights();
const trials: Trial[] = [];
const choices: Choice[] = [];
const finished: Choice[] = [];
const namings: Namings = { first: [], inside: [], other: [] };
for (let fold = 0; fold < FOLDS; fold += 1) {
  const knowledge = new Knowledge(
    buildTables(
      folder,
      programs.filter((_, at) => at % FOLDS !== fold),
    ),
  );
  for (const program of programs.filter((_, at) => at % FOLDS === fold)) {
    if (what === 'trust' || what === 'all') {
      const seen = sightsOf(program, knowledge);
      for (const place of PLACES) sights[place].push(...seen[place]);
    }
    if (what === 'signs' || what === 'all') choices.push(...choicesOf(program, knowledge));
    if (what === 'names' || what === 'all') {
      const seen = namingsOf(program, knowledge);
      for (const place of NAME_PLACES) namings[place].push(...seen[place]);
    }
    if (what === 'lines' || what === 'all') finished.push(...finishedOf(program, knowledge));
    if (what === 'calibration' || what === 'all') trials.push(...trialsOf(program, knowledge));
  }
}
let trust = TRUST;
if (sights.other.length > 0) {
  const fitted = PLACES.map((place) => ({
    place,
    weights: fitTrust(
      sights[place],
      KINDS.flatMap((kind) => (TRUST[kind].get(place) ?? [1, 1]).map((weight) => Math.max(weight, 0.05))),
    ).map(round),
  }));
  const pair = (place: Place, order: number): [number, number] => {
    const weights = fitted.find((one) => one.place === place)?.weights ?? [];
    return [weights[2 * order] ?? 0, weights[2 * order + 1] ?? 0];
  };
  const table: Partial<Record<Kind, Trust[Kind]>> = {};
  for (const [order, kind] of KINDS.entries())
    table[kind] = new Map(PLACES.map((place) => [place, pair(place, order)]));
  trust = table as Trust;
}
const signs = choices.length > 0 ? fitReceivers(choices) : SIGN_WEIGHTS;
const names =
  namings.inside.length > 0
    ? {
        first: fitSigns(namings.first, NAME_SIGNS).map(round),
        inside: fitSigns(namings.inside, NAME_SIGNS).map(round),
        other: fitSigns(namings.other, NAME_SIGNS).map(round),
      }
    : NAME_WEIGHTS;
const lines =
  finished.length > 0
    ? fitSigns(
        finished,
        LINE_SIGNS,
        LINE_SIGNS.map((_, at) => (at === 0 ? 1 : 0)),
      ).map(round)
    : LINE_WEIGHTS;
let calibration = CALIBRATION;
if (trials.length > 0) {
  calibration = fitCalibration(trials).map(round);
  process.stdout.write(`${trials.length} guesses\n`);
  printReliability(trials, calibration);
}
write({ trust, signs, names, lines, calibration });
