import { commentMagics } from './cells.ts';
import { BUDGETS, SUFFIX_DRIFT, SUFFIX_WORDS, WINDOW_STEP } from './constants.ts';
import { Contexts, endOf, type Printed } from './context.ts';
import { mask } from './mask.ts';
import type { CompletionRequest, Infill } from './types.ts';

/** Prompt budgets in characters. */
export interface Budget {
  readonly before: number;
  readonly after: number;
  readonly context: number;
}

/** The texts of one request to a source. */
export interface Prompt {
  readonly prompt: string;
  readonly suffix?: string;
}

/** How much of the head of a window tells it from other places. */
const HEAD_CHARS = 200;
const WINDOWS_KEPT = 32;

interface Window {
  /** How the window began when it was last used. */
  readonly head: string;
  readonly suffix: string;
}

/**
 * Builds prompts whose head stays the same byte for byte while the user types, so that servers can reuse what they have
 * computed: what comes from elsewhere is first, in a fixed order, the window before the cursor grows key by key and moves on
 * only in steps, and a suffix is kept while it hardly changed. Secrets are masked in all of it.
 */
export class Prompts {
  readonly #windows = new Map<string, Window>();
  readonly #contexts = new Map<string, Contexts>();
  readonly #own = new OwnText();

  /** The prompt at a request's cursor, within a budget, for a model that takes its suffix as `infill` says. */
  build(request: CompletionRequest, budget: Budget, infill: Infill): Prompt {
    const known = this.#windows.get(request.document);
    const start = windowStart(request.before, budget.before, known?.head);
    const context = this.#contextOf(request, budget, request.before.length - start);
    const cell = request.surroundings?.notebook ?? false;
    const after = this.#own.after(request.after, cell);
    const suffix = steadySuffix(suffixOf(after, context.after, budget.after), known?.suffix);
    keep(this.#windows, request.document, {
      head: request.before.slice(start, start + HEAD_CHARS),
      suffix,
    });
    const own = this.#own.before(wellFormed(request.before.slice(start)), cell);
    return join(wellFormed(context.before) + own, suffix, infill);
  }

  clear(): void {
    this.#windows.clear();
    this.#contexts.clear();
  }

  #contextOf(request: CompletionRequest, budget: Budget, used: number): Printed {
    const { surroundings, context, contextAfter } = request;
    if (surroundings === undefined) {
      const text = endOf(context, budget.context);
      return {
        before: mask(text === '' || text.endsWith('\n') ? text : `${text}\n`),
        after: mask(contextAfter),
      };
    }
    const contexts = this.#contexts.get(surroundings.key) ?? new Contexts();
    keep(this.#contexts, surroundings.key, contexts);
    return contexts.print(request, surroundings, { ...budget, used });
  }
}

/** Puts an entry last, and forgets the first when there are too many. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > WINDOWS_KEPT && oldest !== undefined) map.delete(oldest);
}

/** The text around the cursor without secrets; only the line that is being typed is read at each key. */
class OwnText {
  #head = { raw: '', cell: false, text: '' };
  #after = { raw: '', cell: false, text: '' };

  /** `cell`: whether the text may have lines that only IPython understands. */
  before(raw: string, cell: boolean): string {
    const line = raw.lastIndexOf('\n') + 1;
    const head = raw.slice(0, line);
    if (head !== this.#head.raw || cell !== this.#head.cell)
      this.#head = { raw: head, cell, text: mask(cell ? commentMagics(head) : head) };
    return this.#head.text + mask(raw.slice(line));
  }

  after(raw: string, cell: boolean): string {
    if (raw !== this.#after.raw || cell !== this.#after.cell) {
      // The rest of the cursor's line is no line by itself.
      const rest = raw.indexOf('\n') + 1;
      const text = cell && rest > 0 ? raw.slice(0, rest) + commentMagics(raw.slice(rest)) : raw;
      this.#after = { raw, cell, text: mask(text) };
    }
    return this.#after.text;
  }
}

/** The budget that suits a target. */
export function budgetOf(inProcess: boolean, slots: number): Budget {
  if (inProcess) return BUDGETS.inProcess;
  return slots === 1 ? BUDGETS.oneSlot : BUDGETS.remote;
}

/** Where the window begins: where it began last while that fits, else a step further on, at a line start. */
function windowStart(before: string, budget: number, head: string | undefined): number {
  if (before.length <= budget) return 0;
  if (head !== undefined && head.length === HEAD_CHARS) {
    const start = before.lastIndexOf(head);
    if (start >= 0 && before.length - start <= budget) return start;
  }
  const step = Math.min(WINDOW_STEP, budget / 2);
  const wanted = Math.ceil(before.length - budget + step);
  const line = before.indexOf('\n', wanted - 1) + 1;
  // An endless line has no better place than the wanted one.
  return line > 0 && line < before.length && line - wanted <= step ? line : wanted;
}

/** What follows the cursor, with what stands below elsewhere behind it. */
function suffixOf(after: string, below: string, budget: number): string {
  const own = after.slice(0, budget);
  const room = budget - own.length;
  if (room <= 0 || below === '') return wellFormed(own);
  return wellFormed(`${own}${own.endsWith('\n') ? '' : '\n'}\n${below.slice(0, room)}`);
}

/** The former suffix while the first words of the new one hardly differ from it. The rest of the cursor's line must agree. */
function steadySuffix(suffix: string, former: string | undefined): string {
  if (former === undefined || former === suffix) return suffix;
  if (lineOf(former) !== lineOf(suffix)) return suffix;
  const words = suffix.split(/\s+/, SUFFIX_WORDS);
  const others = former.split(/\s+/, SUFFIX_WORDS);
  const length = Math.max(words.length, others.length);
  let differing = 0;
  for (let at = 0; at < length; at++) if (words[at] !== others[at]) differing++;
  return differing < length * SUFFIX_DRIFT ? former : suffix;
}

function lineOf(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}

function join(prefix: string, suffix: string, infill: Infill): Prompt {
  if (suffix.trim() === '') return { prompt: prefix };
  switch (infill.kind) {
    case 'none':
      return { prompt: prefix };
    case 'suffixField':
      return { prompt: prefix, suffix };
    case 'template': {
      const before = infill.prefix + prefix;
      const after = infill.suffix + suffix;
      const body = infill.suffixFirst ? after + before : before + after;
      return { prompt: body + infill.middle };
    }
  }
}

/** Text without the halves of surrogate pairs that a cut left at its ends: servers refuse those. */
function wellFormed(text: string): string {
  const from = (text.charCodeAt(0) & 0xfc_00) === 0xdc_00 ? 1 : 0;
  const to = (text.charCodeAt(text.length - 1) & 0xfc_00) === 0xd8_00 ? text.length - 1 : text.length;
  return text.slice(from, to);
}
