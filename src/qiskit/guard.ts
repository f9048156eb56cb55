import type { Type } from './api.ts';
import type { Finding } from './finding.ts';
import { findingsIn } from './findings.ts';
import { fixedText } from './fixing.ts';
import type { Installation, Lookup } from './lookup.ts';
import { type Read, Reading, starOf } from './reading.ts';
import { split, type Statement } from './statements.ts';

/** A suggestion and the place it is for. Texts have `\n` line ends. */
export interface Suggested {
  /** Code before the cursor: what comes before this text elsewhere, then this text up to the cursor. */
  readonly before: string;
  /** Whether `before` begins where its file begins. */
  readonly whole: boolean;
  readonly text: string;
  readonly installation: Installation;
}

/** What of Qiskit a suggestion was dropped for. */
export type Reason = Pick<Finding, 'symbol' | 'removal'>;

/** What becomes of a suggestion. */
export type Verdict =
  | { readonly kind: 'keep' }
  /** `reasons` are what was put right. */
  | { readonly kind: 'repaired'; readonly text: string; readonly reasons: readonly Reason[] }
  | { readonly kind: 'dropped'; readonly reason: Reason };

/** Texts that are kept from one suggestion to the next. */
const READINGS = 3;
const KEEP: Verdict = { kind: 'keep' };
/** How often a repaired suggestion is looked at again. */
const ROUNDS = 2;

// Variables that hold a circuit wherever Qiskit is used.
const CIRCUIT = /^(?:qc|circ|circuit|qcirc)\d*$|_(?:qc|circ|circuit)$/u;

/** The type that a name gives away in Qiskit programs. */
export function guessType(name: string): Type {
  return CIRCUIT.test(name) ? 'QuantumCircuit' : '';
}

/** Tells suggestions that use what an installation no longer has from those that are fine. */
export class Guard {
  readonly #lookup: Lookup;
  readonly #readings: Reading[] = [];

  constructor(lookup: Lookup) {
    this.#lookup = lookup;
  }

  /** Judges a suggestion: kept, repaired where nothing but names changed, or dropped. Costs the suggestion and what is new before it. */
  judge(suggested: Suggested): Verdict {
    const read = this.#read(suggested.before);
    const { before } = suggested;
    const begin = read.tail.words.length > 0 ? read.tail.start : before.length;
    const typed = before.slice(lineStart(before, begin));
    let text = suggested.text;
    const reasons: Reason[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const { findings, repaired } = judgeOnce(typed, text, {
        read,
        lookup: this.#lookup,
        installation: suggested.installation,
        whole: suggested.whole,
      });
      const [first] = findings;
      if (first === undefined) return reasons.length === 0 ? KEEP : { kind: 'repaired', text, reasons };
      const hopeless = findings.find(({ fix }) => fix === null);
      if (hopeless !== undefined || repaired === null || round === ROUNDS)
        return { kind: 'dropped', reason: reasonOf(hopeless ?? first) };
      reasons.push(...findings.map(reasonOf));
      text = repaired;
    }
    return KEEP;
  }

  #read(before: string): Read {
    const known = this.#readings.find((reading) => reading.isLike(before));
    const reading = known ?? new Reading(this.#lookup.api, guessType);
    if (known) this.#readings.splice(this.#readings.indexOf(known), 1);
    this.#readings.unshift(reading);
    this.#readings.length = Math.min(this.#readings.length, READINGS);
    return reading.update(before);
  }
}

interface Judging {
  readonly read: Read;
  readonly lookup: Lookup;
  readonly installation: Installation;
  readonly whole: boolean;
}

interface Judgement {
  /** What is gone and was not there before the suggestion. */
  readonly findings: readonly Finding[];
  /** The suggestion with every fix applied; null when that cannot follow what is typed. */
  readonly repaired: string | null;
}

/** Looks at the statement that is being typed together with a suggestion. */
function judgeOnce(typed: string, text: string, judging: Judging): Judgement {
  const source = typed + text;
  const { statements, tail } = split(source);
  const scope = judging.read.scope.clone();
  const stars = [...judging.read.stars];
  const findings: Finding[] = [];
  let repaired = '';
  let copied = 0;
  for (const [at, statement] of [...statements, tail].entries()) {
    if (statement.words.length === 0) continue;
    const setting = {
      ...judging,
      scope: scope.at(statement.indent),
      stars,
      uses: true,
      indent: source.slice(lineStart(source, statement.start), statement.start),
    };
    const found = findingsIn(statement.words, setting).filter(
      ({ end, standing }) => standing === 'gone' && statement.start + end > typed.length,
    );
    findings.push(...found);
    if (found.some(({ fix }) => fix === null)) return { findings, repaired: null };
    const written = source.slice(statement.start, statement.start + (statement.words.at(-1)?.end ?? 0));
    const fixed =
      found.length === 0 ? null : fixedText(written, { ...setting, words: statement.words, found });
    if (fixed !== null) {
      repaired += source.slice(copied, statement.start) + fixed;
      copied = statement.start + written.length;
    }
    const star = starOf(statement);
    if (star !== null) stars.push(star);
    // What follows sees the names as they are imported then.
    for (const one of fixed === null ? [statement] : statementsOf(setting.indent + fixed))
      scope.apply(one, judging.read.count + at);
  }
  repaired += source.slice(copied);
  return { findings, repaired: repaired.startsWith(typed) ? repaired.slice(typed.length) : null };
}

function statementsOf(text: string): readonly Statement[] {
  const { statements, tail } = split(text);
  return [...statements, tail];
}

function reasonOf({ symbol, removal }: Finding): Reason {
  return { symbol, removal };
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}
