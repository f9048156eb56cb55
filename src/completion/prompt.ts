import { BUDGETS, SUFFIX_DRIFT, SUFFIX_WORDS, WINDOW_STEP } from './constants.ts';
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
 * computed: the window before the cursor grows key by key and moves on only in steps, and a suffix is kept while it hardly changed.
 */
export class Prompts {
  readonly #windows = new Map<string, Window>();

  /** The prompt at a request's cursor, within a budget, for a model that takes its suffix as `infill` says. */
  build(request: CompletionRequest, budget: Budget, infill: Infill): Prompt {
    const known = this.#windows.get(request.document);
    const start = windowStart(request.before, budget.before, known?.head);
    const suffix = steadySuffix(suffixOf(request, budget.after), known?.suffix);
    this.#remember(request.document, { head: request.before.slice(start, start + HEAD_CHARS), suffix });
    const prefix = contextOf(request.context, budget.context) + wellFormed(request.before.slice(start));
    return join(prefix, suffix, infill);
  }

  clear(): void {
    this.#windows.clear();
  }

  #remember(document: string, window: Window): void {
    this.#windows.delete(document);
    this.#windows.set(document, window);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > WINDOWS_KEPT && oldest !== undefined) this.#windows.delete(oldest);
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

/** The end of the context that fits, from a line start, so that what is nearest stays. */
function contextOf(context: string, budget: number): string {
  if (context === '') return '';
  const from = context.length <= budget ? 0 : context.indexOf('\n', context.length - budget) + 1;
  const text = context.slice(from === 0 && context.length > budget ? context.length - budget : from);
  return wellFormed(text.endsWith('\n') ? text : `${text}\n`);
}

function suffixOf(request: CompletionRequest, budget: number): string {
  const own = request.after.slice(0, budget);
  const room = budget - own.length;
  if (room <= 0 || request.contextAfter === '') return wellFormed(own);
  return wellFormed(`${own}\n${request.contextAfter.slice(0, room)}`);
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
  const from = /^[\uDC00-\uDFFF]/.test(text) ? 1 : 0;
  const to = /[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length;
  return text.slice(from, to);
}
