import type { Spot } from './spot.ts';

// The figures are how often statements of the training programs begin so where Python allows it, against anywhere;
// estimated for what they have too few of.

/** Clauses, by what the last statement of the block is, with how much likelier they are right after it than anywhere. */
const CLAUSES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  if: { elif: 40, else: 40 },
  elif: { elif: 200, else: 200 },
  except: { except: 20, else: 2, finally: 20 },
  else: { finally: 1 },
  for: { else: 0.1 },
  while: { else: 0.1 },
};

/** How often what is tried is caught, and what else may come. */
const TRIED: readonly (readonly [string, number])[] = [
  ['except', 0.95],
  ['finally', 0.04],
];

/** How much likelier `return` is in a function than anywhere, and after an inner block of one; `break` and `continue` in a loop. */
const RETURNS = { within: 2.6, afterBlock: 6 };
const LOOPS = 6;

/** Least probabilities of words that may stand there, so that what is typed of one finds it wherever it stands. */
const LEAST: Readonly<Record<string, number>> = {
  elif: 0.01,
  else: 0.02,
  return: 0.01,
  break: 0.003,
  continue: 0.003,
  raise: 0.001,
  pass: 0.001,
};

/** Statements above that are looked at. */
const ABOVE = 400;
/** In place of 0, where nothing of what is usual may stand. */
const TINY = 1e-9;

/** What a statement may begin with where the cursor stands, given what it begins with anywhere: `return` only in a function, `else` only after what it belongs to. */
export function beginnings(
  all: ReadonlyMap<number, number>,
  spot: Pick<Spot, 'memory' | 'reader' | 'indent' | 'knowledge'>,
): Map<number, number> {
  const { knowledge, memory, indent } = spot;
  const head = headBefore(spot);
  const left = (memory.records.at(-1)?.indent ?? 0) > indent;
  if (head === 'try' && left) return new Map(TRIED.map(([token, share]) => [knowledge.number(token), share]));
  const factor = factorsAt(spot, { head, left });
  const found = new Map<number, number>();
  let [before, after] = [0, 0];
  for (const [number, probability] of all) {
    const changed = probability * factor(knowledge.token(number));
    found.set(number, changed);
    before += probability;
    after += changed;
  }
  for (const [number, probability] of found)
    found.set(number, (probability * before) / Math.max(after, TINY));
  for (const [token, least] of Object.entries(LEAST)) {
    const number = knowledge.number(token);
    if (factor(token) > 0) found.set(number, Math.max(found.get(number) ?? 0, least));
  }
  return found;
}

function factorsAt(
  spot: Pick<Spot, 'memory' | 'reader' | 'indent'>,
  { head, left }: { head: string; left: boolean },
): (token: string) => number {
  const clauses = CLAUSES[head] ?? {};
  const [returns, loops] = [
    spot.reader.scope.inFunction ? (left ? RETURNS.afterBlock : RETURNS.within) : 0,
    inLoop(spot) ? LOOPS : 0,
  ];
  return (token) => {
    switch (token) {
      case 'elif':
      case 'else':
      case 'except':
      case 'finally':
        return clauses[token] ?? 0;
      case 'return':
      case 'yield':
        return returns;
      case 'break':
      case 'continue':
        return loops;
      default:
        return 1;
    }
  };
}

/** First word of the last statement of the cursor's block. */
function headBefore({ memory, indent }: Pick<Spot, 'memory' | 'indent'>): string {
  const { records } = memory;
  for (let at = records.length - 1; at >= Math.max(0, records.length - ABOVE); at -= 1) {
    const record = records[at];
    if (record && record.indent <= indent)
      return record.indent === indent ? (record.pieces[0]?.token ?? '') : '';
  }
  return '';
}

function inLoop({ memory, indent }: Pick<Spot, 'memory' | 'indent'>): boolean {
  const { records } = memory;
  let inner = indent;
  for (let at = records.length - 1; at >= Math.max(0, records.length - ABOVE) && inner > 0; at -= 1) {
    const record = records[at];
    if (!record || record.indent >= inner) continue;
    const head = record.pieces[0]?.token;
    if (head === 'for' || head === 'while' || head === 'async') return true;
    if (head === 'def' || head === 'class') return false;
    inner = record.indent;
  }
  return false;
}
