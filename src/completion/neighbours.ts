import type { Signature } from './signatures.ts';
import type { ContextPiece } from './surroundings.ts';

/** Some lines of a file, and the words in them. */
export interface CodeWindow {
  /** First line, from 0. */
  readonly from: number;
  readonly lines: readonly string[];
  readonly words: ReadonlySet<string>;
}

/** A file beside the one that is edited. */
export interface Neighbour {
  /** Path from the workspace folder on. */
  readonly path: string;
  readonly windows: readonly CodeWindow[];
}

/** What is imported from one file. */
export interface Offered {
  readonly path: string;
  readonly signatures: readonly Signature[];
}

/** Most characters of signatures, and of the lines that are alike. */
const SIGNATURES = 1_000;
const ALIKE = 600;
/** Lines of a window that is compared, and lines by which the next one begins later. */
const LINES = 16;
const STEP = 8;
/** Characters of one file that are compared, and of the text around the cursor. */
const COMPARED = 40_000;
/** Share of words in common from which two windows are alike. */
const LEAST = 0.2;
/** How much better another window must be to take the place of the one that is shown. */
const BETTER = 1.25;

/**
 * What neighbouring files give to a prompt: the signatures of what is imported, as many as fit, those in use before the others; then the
 * lines most like those around the cursor. Printed by path and place, whatever was chosen first.
 */
export function neighbourPieces(
  offered: readonly Offered[],
  used: ReadonlySet<string>,
  alike: ContextPiece | null,
): ContextPiece[] {
  const lines = offered.flatMap(({ path, signatures }) =>
    signatures.map(({ name, text }, place) => ({ path, name, place, line: `# ${path}: ${text}\n` })),
  );
  const ranked = [
    ...lines.filter(({ name }) => used.has(name)),
    ...lines.filter(({ name }) => !used.has(name)),
  ];
  let room = SIGNATURES;
  const chosen = ranked.filter(({ line }) => {
    if (line.length > room) return false;
    room -= line.length;
    return true;
  });
  const printed = chosen.toSorted((a, b) => compare(a.path, b.path) || a.place - b.place);
  const pieces = printed.map(({ path, name, line }) => pieceOf(`${path}#${name}`, line));
  return alike === null ? pieces : [...pieces, alike];
}

/** The windows of a file that others are compared with. */
export function windowsOf(text: string): readonly CodeWindow[] {
  const all = text.slice(0, COMPARED).split('\n');
  const windows: CodeWindow[] = [];
  for (let from = 0; from < all.length; from += STEP) {
    const lines = all.slice(from, from + LINES);
    windows.push({ from, lines, words: wordsOf(lines.join('\n')) });
  }
  return windows;
}

/** The window of another file that has most words in common with a text; the former one while none is clearly better. */
export function mostAlike(
  text: string,
  files: readonly Neighbour[],
  former: ContextPiece | null,
): ContextPiece | null {
  const words = wordsOf(text);
  // Nothing to compare with: no cursor is there.
  if (words.size === 0) return files.some(({ path }) => former?.key.startsWith(`${path}:`)) ? former : null;
  let best: Scored | null = null;
  let kept: Scored | null = null;
  for (const { path, windows } of files) {
    for (const { from, lines, words: others } of windows) {
      const score = similarity(words, others);
      if (score < LEAST) continue;
      if (former?.key === `${path}:${from}`) kept = { score, piece: windowPiece(path, from, lines) };
      if (score > (best?.score ?? 0)) best = { score, piece: windowPiece(path, from, lines) };
    }
  }
  if (kept !== null && (best?.score ?? 0) < kept.score * BETTER) return kept.piece;
  return best?.piece ?? null;
}

interface Scored {
  readonly score: number;
  readonly piece: ContextPiece;
}

function windowPiece(path: string, from: number, lines: readonly string[]): ContextPiece {
  let text = `# ${path}:\n`;
  for (const line of lines) {
    if (line.trim() === '') continue;
    if (text.length + line.length > ALIKE) break;
    text += `#   ${line.trimEnd()}\n`;
  }
  return pieceOf(`${path}:${from}`, text);
}

/** Jaccard's measure. */
function similarity(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const word of right) if (left.has(word)) common += 1;
  return common / Math.max(1, left.size + right.size - common);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/[^\W\d]\w+/g));
}

function pieceOf(key: string, text: string): ContextPiece {
  return { key, text, defines: [], ran: null };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
