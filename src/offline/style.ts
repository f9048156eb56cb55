import { isKeyword } from '../qiskit/infer.ts';
import type { Word } from '../qiskit/statements.ts';

/** How a document is written: each count is for and against. */
export class Style {
  #comma = 0;
  #binary = 0;
  #power = -1;
  #double = 0;

  /** Takes in a statement. */
  add(words: readonly Word[]): void {
    for (let at = 1; at < words.length; at += 1) {
      const before = words[at - 1];
      const word = words[at];
      if (!before || !word) continue;
      const spaced = word.start > before.end ? 1 : -1;
      if (before.text === ',' && word.kind !== 'close') this.#comma += spaced;
      if (/^(?:[+\-*/%]|[<>=!]=?)$/u.test(word.text) && isOperand(before) && !isDefault(words, at))
        this.#binary += spaced;
      if (word.text === '**' && isOperand(before)) this.#power += spaced;
      if (word.kind === 'string') this.#double += word.text.includes('"') ? 1 : -1;
    }
  }

  /** What goes after a comma. */
  get comma(): string {
    return this.#comma < 0 ? '' : ' ';
  }

  /** What goes around binary operators and assignments. */
  get binary(): string {
    return this.#binary < 0 ? '' : ' ';
  }

  /** What goes around `**`. */
  get power(): string {
    return this.#power < 0 ? '' : ' ';
  }

  /** The usual quote. */
  get quote(): string {
    return this.#double < 0 ? "'" : '"';
  }

  /** White space between the words so far and a text that follows. */
  gap(words: readonly Word[], text: string): string {
    const before = words.at(-1);
    if (!before) return '';
    const last = before.text;
    if (before.kind === 'open' || last === '.' || /^[)\]},:;.]/u.test(text)) return '';
    if (last === '=' && innermost(words) !== '') return '';
    if (/^[([]$/u.test(text)) return isOperand(before) || last === 'print' ? '' : this.#after(words);
    if (isUnary(words)) return '';
    if (text === '**' || last === '**') return this.power;
    if (isOperator(text) || isOperator(last)) return last === ',' ? this.comma : this.binary;
    return this.#after(words);
  }

  #after(words: readonly Word[]): string {
    const last = words.at(-1)?.text ?? '';
    if (last === ',') return this.comma;
    if (last === '@' && words.length === 1) return '';
    if (last === ':') return innermost(words) === '[' ? '' : ' ';
    if (isUnary(words)) return '';
    if (last === '**') return this.power;
    return isOperator(last) ? this.binary : ' ';
  }
}

function isOperator(text: string): boolean {
  return /^(?:[+\-*/%<>=!&|^]|\/\/)=?$|^(?:<<|>>|->|==|!=|:=)$/u.test(text);
}

/** Whether a value ends with this word. */
export function isOperand(word: Word): boolean {
  return (
    word.kind === 'close' ||
    word.kind === 'number' ||
    word.kind === 'string' ||
    (word.kind === 'name' && !isKeyword(word.text))
  );
}

function isUnary(words: readonly Word[]): boolean {
  const last = words.at(-1)?.text ?? '';
  if (!/^(?:[-+~]|\*\*?)$/u.test(last)) return false;
  const before = words.at(-2);
  return !before || !isOperand(before);
}

function isDefault(words: readonly Word[], at: number): boolean {
  return words[at]?.text === '=' && innermost(words.slice(0, at)) !== '';
}

/** The bracket that is open after some words; empty when none is. */
function innermost(words: readonly Word[]): string {
  let depth = 0;
  for (let at = words.length - 1; at >= 0; at -= 1) {
    if (words[at]?.kind === 'close') depth += 1;
    if (words[at]?.kind === 'open' && (depth -= 1) < 0) return words[at]?.text ?? '';
  }
  return '';
}
