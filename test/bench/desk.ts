import { EDITOR_DEBOUNCE_MS } from '../../src/completion/constants.ts';
import type { CompletionRequest, LastChange, Suggestion } from '../../src/completion/types.ts';
import { typed } from '../support/request.ts';
import type { VirtualClock } from '../support/virtualClock.ts';

/** What answers the editor: the engine, or one of the simpler ways it is compared with. */
export interface Policy {
  suggest(request: CompletionRequest, signal: AbortSignal): Promise<readonly Suggestion[]>;
  /** The suggestion on the screen was taken, or was seen and contradicted. */
  note(kind: 'accepted' | 'rejected'): void;
}

/** Ghost text on the screen. */
export interface Ghost {
  readonly id: string | null;
  /** What is left of it right of the cursor. */
  text: string;
  replaceAfter: number;
  /** When this text first appeared, milliseconds. */
  readonly since: number;
}

/** What the screen did. */
export interface Sightings {
  /** Milliseconds from the last key to ghost text that was not there before, and where it came from. */
  readonly waits: { readonly ms: number; readonly origin: Suggestion['origin'] }[];
  /** Each piece of an answer that was on the screen. */
  readonly seen: { readonly id: string | null; readonly text: string }[];
  /** Ghost text that went although the text still led to it, and was back within half a second. */
  vanished: number;
  /** Ghost text that became another without a key. */
  changed: number;
}

const CLOSERS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const VANISH_MS = 500;

/** A document and the part of VS Code around it that decides what a provider is asked and what of its answers is shown. */
export class Desk {
  before: string;
  after: string;
  ghost: Ghost | null = null;
  readonly sightings: Sightings = { waits: [], seen: [], vanished: 0, changed: 0 };
  readonly #clock: VirtualClock;
  readonly #policy: Policy;
  readonly #name: string;
  #version = 0;
  #token = new AbortController();
  #stopDebounce: () => void = () => undefined;
  #lastKey = 0;
  #keysSeen = 0;
  #gone: { readonly text: string; readonly at: number } | null = null;
  /** Closers right of the cursor that the editor put there. */
  #closers = 0;

  constructor(deps: { clock: VirtualClock; policy: Policy; name: string; before: string; after: string }) {
    this.#clock = deps.clock;
    this.#policy = deps.policy;
    this.#name = deps.name;
    this.before = deps.before;
    this.after = deps.after;
  }

  /** Types one character, as the editor does it: closers come and are typed over, Enter indents. */
  type(char: string): void {
    if (char === '\n') return this.#edit(`\n${this.#indentation()}`, 'typed');
    if (this.#closers > 0 && this.after.startsWith(char)) {
      this.after = this.after.slice(1);
      this.#closers--;
      return this.#edit(char, 'typed');
    }
    const closer = CLOSERS[char];
    if (closer !== undefined && /^(?:$|[\s)\]}])/.test(this.after)) {
      this.after = closer + this.after;
      this.#closers++;
    }
    return this.#edit(char, 'typed');
  }

  /** Takes `count` characters left of the cursor away. */
  backspace(count: number): void {
    const dropped = this.before.slice(-count);
    this.before = this.before.slice(0, -count);
    const last = CLOSERS[dropped];
    if (last !== undefined && this.#closers > 0 && this.after.startsWith(last)) {
      this.after = this.after.slice(1);
      this.#closers--;
    }
    this.#changed('', 'deleted');
  }

  /** Inserts the ghost text. */
  accept(): void {
    const { ghost } = this;
    if (ghost === null) return;
    this.before += ghost.text;
    this.after = this.after.slice(ghost.replaceAfter);
    this.#closers = Math.max(0, this.#closers - ghost.replaceAfter);
    this.ghost = null;
    this.#gone = null;
    this.#policy.note('accepted');
    this.#ask('accepted');
  }

  #indentation(): string {
    const line = this.before.slice(this.before.lastIndexOf('\n') + 1);
    if (line.trim() === '') {
      // The editor takes away the indentation that it put on a line that stayed empty.
      this.before = this.before.slice(0, this.before.length - line.length);
      return line;
    }
    const own = /^ */.exec(line)?.[0] ?? '';
    if (/[:([{]$/.test(line.trimEnd())) return `${own}    `;
    return /^\s*(?:return|pass|break|continue|raise)\b/.test(line) ? own.slice(4) : own;
  }

  #edit(text: string, change: LastChange): void {
    this.before += text;
    this.#changed(text, change);
  }

  #changed(typed: string, change: LastChange): void {
    const { ghost } = this;
    if (ghost !== null) {
      const fits = change === 'typed' && ghost.text.startsWith(typed) && ghost.text.length > typed.length;
      if (fits) {
        ghost.text = ghost.text.slice(typed.length);
        ghost.replaceAfter = Math.min(ghost.replaceAfter, this.after.length);
      } else {
        if (this.#clock.now() - ghost.since >= 750 && ghost.text !== typed) this.#policy.note('rejected');
        this.ghost = null;
      }
    }
    this.#gone = null;
    this.#keysSeen++;
    this.#lastKey = this.#clock.now();
    this.#ask(change);
  }

  #ask(lastChange: LastChange): void {
    this.#version++;
    this.#token.abort();
    this.#token = new AbortController();
    const { signal } = this.#token;
    const keys = this.#keysSeen;
    this.#stopDebounce();
    this.#stopDebounce = this.#clock.after(EDITOR_DEBOUNCE_MS, () => {
      void this.#provide(this.#request(lastChange), signal, keys);
    });
  }

  async #provide(request: CompletionRequest, signal: AbortSignal, keys: number): Promise<void> {
    const suggestions = await this.#policy.suggest(request, signal);
    if (!signal.aborted) this.#receive(suggestions[0], keys);
  }

  #request(lastChange: LastChange): CompletionRequest {
    const { before, after } = this;
    return typed({ document: this.#name, version: this.#version, before, after, lastChange });
  }

  #receive(suggestion: Suggestion | undefined, keys: number): void {
    const now = this.#clock.now();
    const { ghost } = this;
    if (suggestion === undefined) {
      if (ghost !== null) this.#gone = { text: ghost.text, at: now };
      this.ghost = null;
      return;
    }
    const { id, text, replaceAfter, origin } = suggestion;
    this.sightings.seen.push({ id, text });
    if (ghost?.text === text) {
      ghost.replaceAfter = replaceAfter;
      return;
    }
    // The first answer after a key belongs to that key, even if it replaces what was left on the screen.
    if (ghost !== null && keys === this.#keysSeen) this.sightings.changed++;
    if (this.#gone?.text === text && now - this.#gone.at < VANISH_MS) this.sightings.vanished++;
    this.sightings.waits.push({ ms: now - this.#lastKey, origin });
    this.ghost = { id, text, replaceAfter, since: now };
  }
}
