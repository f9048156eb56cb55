import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Kind, KINDS } from '../src/offline/evidence.ts';
import { Knowledge } from '../src/offline/knowledge.ts';
import { LINE_KINDS, LINE_SIGNS } from '../src/offline/lines.ts';
import type { Trust } from '../src/offline/mixture.ts';
import { NAME_PLACES, NAME_SIGNS } from '../src/offline/nameSigns.ts';
import { type Place, PLACES } from '../src/offline/places.ts';
import { RECEIVERS, SIGNS } from '../src/offline/signs.ts';
import { CALIBRATION, LINE_WEIGHTS, NAME_WEIGHTS, SIGN_WEIGHTS, TRUST } from '../src/offline/weights.ts';
import {
  type Choice,
  fitCalibration,
  fitSigns,
  fitTrust,
  printReliability,
  type Trial,
} from './offlineFit.ts';
import { readPrograms } from './offlinePrograms.ts';
import { type Namings, namingsOf, noSights, sightsOf } from './offlineSights.ts';
import { buildTables } from './offlineTables.ts';
import { choicesOf, finishedOf, trialsOf } from './offlineTrials.ts';

// Fits the weights on the training programs; the tables that are asked are always built without the program asked about.
// `signs` fits what tells names after a dot apart, `names` what tells variables apart, `lines` what tells finished lines apart.
// `trust` fits how far each source of guesses is believed, `calibration` how a guess's probability and shape tell whether it is right.
// First argument: the folder with the public figures; second: `trust`, `signs`, `names`, `lines`, `calibration` or nothing for all.

const FOLDS = 4;

type Signs = Readonly<Record<(typeof RECEIVERS)[number], readonly number[]>>;

type LineWeights = Readonly<Record<(typeof LINE_KINDS)[number], readonly number[]>>;

/** All that is fitted. */
interface Weights {
  readonly trust: Trust;
  readonly signs: Signs;
  readonly names: Readonly<Record<(typeof NAME_PLACES)[number], readonly number[]>>;
  readonly lines: LineWeights;
  readonly calibration: readonly number[];
}

/** Least weight of a comment that asks for a block: the programs have few. */
const ASKED = 1.3;

/** Fits the signs for all kinds of values together, and from there for each. */
function fitReceivers(choices: readonly Choice[]): Signs {
  const all = fitSigns(choices, SIGNS);
  const fitted: Partial<Record<(typeof RECEIVERS)[number], readonly number[]>> = {};
  for (const kind of RECEIVERS) {
    const some = choices.filter((choice) => choice.receiver === kind);
    // The programs have few values from elsewhere: those are much like values of which nothing is known.
    const start = kind === 'foreign' ? (fitted.unknown ?? all) : all;
    fitted[kind] = fitSigns(some, SIGNS, start).map((weight, at) =>
      SIGNS[at] === 'asked' ? Math.max(ASKED, round(weight)) : round(weight),
    );
  }
  return fitted as Signs;
}

/** Fits the signs for lines of all kinds together, and from there for each. */
function fitLines(all: readonly Choice[]): LineWeights {
  const start = fitSigns(
    all,
    LINE_SIGNS,
    LINE_SIGNS.map((_, at) => (at === 0 ? 1 : 0)),
  );
  const fitted: Partial<Record<(typeof LINE_KINDS)[number], readonly number[]>> = {};
  for (const kind of LINE_KINDS) {
    const some = all.filter((choice) => choice.kind === kind);
    fitted[kind] = fitSigns(some, LINE_SIGNS, start).map(round);
  }
  return fitted as LineWeights;
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
    LINE_WEIGHTS: LINE_KINDS.map((kind) => row(kind, 'list', lines[kind])).join(''),
    NAME_WEIGHTS: NAME_PLACES.map((place) => row(place, 'list', names[place])).join(''),
  };
  let text = readFileSync(path, 'utf8');
  for (const [name, rows] of Object.entries(parts))
    text = text.replace(
      new RegExp(`(export const ${name}: [^\\n]* = \\{\\n)[^}]*(\\};)`, 'u'),
      `$1${rows}$2`,
    );
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
const lines = finished.length > 0 ? fitLines(finished) : LINE_WEIGHTS;
let calibration = CALIBRATION;
if (trials.length > 0) {
  calibration = fitCalibration(trials).map(round);
  process.stdout.write(`${trials.length} guesses\n`);
  printReliability(trials, calibration);
}
write({ trust, signs, names, lines, calibration });
