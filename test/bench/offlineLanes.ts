/** A program to replay: the text of each file or notebook cell, and what stands before it. */
export interface Piece {
  readonly before: string;
  readonly text: string;
}

/** What the lanes ask of an engine. */
export interface Subject {
  /** Texts offered while the user types, best first. */
  suggest(before: string, after: string): readonly string[];
  /** Texts offered when the user asks for one. */
  ask(before: string, after: string): readonly string[];
  /** Names that may follow, best first. */
  words(before: string, after: string): readonly string[];
}

/** Hits among cases. */
export class Share {
  hits = 0;
  cases = 0;

  add(hit: boolean): void {
    this.cases += 1;
    if (hit) this.hits += 1;
  }

  /** From 0 to 100; 0 without cases. */
  get percent(): number {
    return this.cases === 0 ? 0 : (100 * this.hits) / this.cases;
  }
}

/** Lines that count: neither blank nor comment, with the offset of each. */
export function codeLines(text: string): { readonly start: number; readonly line: string }[] {
  const found: { start: number; line: string }[] = [];
  let start = 0;
  let quoted = false;
  for (const line of text.split('\n')) {
    const marks = line.split('"""').length - 1;
    const inside = quoted;
    if (marks % 2 === 1) quoted = !quoted;
    if (!inside && line.trim() !== '' && !/^\s*(?:#|%|""")/u.test(line)) found.push({ start, line });
    start += line.length + 1;
  }
  return found;
}

/** Attributes after a dot: first, and among the first five. */
export function attributeLane(pieces: readonly Piece[], subject: Subject): { top1: Share; top5: Share } {
  const top1 = new Share();
  const top5 = new Share();
  for (const { before, text } of pieces) {
    for (const { at, name } of attributesIn(text)) {
      const names = subject.words(before + text.slice(0, at), '').slice(0, 5);
      top1.add(names[0] === name);
      top5.add(names.includes(name));
    }
  }
  return { top1, top5 };
}

/** Names after a dot outside imports, strings and comments, with their offsets. */
export function attributesIn(text: string): { readonly at: number; readonly name: string }[] {
  return codeLines(text)
    .filter(({ line }) => !/^\s*(?:from|import)\b/u.test(line))
    .flatMap(({ start, line }) =>
      [...withoutStrings(line).matchAll(/(?<=[\w)\]])\.([A-Za-z_]\w*)/gu)].map((match) => ({
        at: start + match.index + 1,
        name: match[1] ?? '',
      })),
    );
}

/** The same line with the inside of its strings and its comment blanked. */
function withoutStrings(line: string): string {
  return line.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#.*$/gu, (found) => ' '.repeat(found.length));
}

/** Lines finished exactly when a share of them is typed. */
export function lineLane(pieces: readonly Piece[], subject: Subject, typed: number): Share {
  const share = new Share();
  for (const { before, text } of pieces) {
    for (const { start, line } of codeLines(text)) {
      const code = line.trimStart();
      const at = start + line.length - code.length + Math.floor(code.trimEnd().length * typed);
      const rest = text.slice(at, start + line.trimEnd().length);
      if (rest === '') continue;
      const [first = ''] = subject.ask(before + text.slice(0, at), '');
      share.add((first.split('\n', 1)[0] ?? '').trimEnd() === rest);
    }
  }
  return share;
}

/** What a replay of typing counts. */
export interface Replay {
  /** Keys without help, and with it. */
  readonly plain: number;
  readonly pressed: number;
  readonly shown: Share;
  readonly words: Share;
  readonly accepted: number;
}

/** Shortest suggestion that a user takes, in characters. */
const WORTH = 2;

/**
 * Types a program key by key. A suggestion that is right in full is taken with one key. Lines of comments and blank lines are typed, not counted.
 * A suggestion that goes on with what the last one said is the same suggestion; each other one counts as shown.
 */
export function replay(pieces: readonly Piece[], subject: Subject): Replay {
  let plain = 0;
  let pressed = 0;
  let accepted = 0;
  const shown = new Share();
  const words = new Share();
  for (const { before, text } of pieces) {
    for (const { start, line } of codeLines(text)) {
      const end = start + line.trimEnd().length;
      let at = start + line.length - line.trimStart().length;
      let visible = '';
      plain += end - at;
      while (at < end) {
        const [next = ''] = subject.suggest(before + text.slice(0, at), '');
        if (next !== '' && next !== visible) {
          shown.add(isRight(next, text.slice(at)));
          words.add(isRight(firstWord(next), text.slice(at)));
        }
        visible = next;
        if (next.trimEnd().length >= WORTH && isRight(next, text.slice(at)) && at + next.length <= end) {
          at += next.length;
          accepted += 1;
          visible = '';
        } else {
          visible = visible.startsWith(text[at] ?? '') ? visible.slice(1) : '';
          at += 1;
        }
        pressed += 1;
      }
    }
  }
  return { plain, pressed, shown, words, accepted };
}

/** Whether a suggestion is what follows, up to the end of a word. */
export function isRight(suggestion: string, following: string): boolean {
  if (!following.startsWith(suggestion)) return false;
  const cut = /\w$/u.test(suggestion) && /^\w/u.test(following.slice(suggestion.length));
  return !cut;
}

function firstWord(text: string): string {
  return /^\s*(?:\w+|\W)/u.exec(text)?.[0] ?? '';
}
