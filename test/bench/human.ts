import type { VirtualClock } from '../support/virtualClock.ts';
import type { Desk } from './desk.ts';
import { logNormal, luck } from './random.ts';

/** A text to be typed and where it stands. */
export interface Task {
  readonly name: string;
  /** What is there before and after the part that is typed. */
  readonly head: string;
  readonly tail: string;
  readonly target: string;
}

/** What a person did. */
export interface Effort {
  /** Keys pressed, Tab and Backspace among them. */
  keys: number;
  accepts: number;
  /** Characters that came by accepting. */
  accepted: number;
  /** Milliseconds from the first key to the last. */
  ms: number;
}

const ACCEPT_SHARE = 0.9;
const SHORTEST = 4;
const TYPO_SHARE = 0.025;

/**
 * Types a target with pauses and slips of the finger, looks at ghost text that stays for a moment, and takes it when all of
 * it is what was going to be typed. All luck depends on the place in the text, not on what was shown before.
 */
export class Human {
  readonly effort: Effort = { keys: 0, accepts: 0, accepted: 0, ms: 0 };
  readonly #clock: VirtualClock;
  readonly #desk: Desk;
  readonly #task: Task;
  /** Characters of the target that stand in the document. */
  #done = 0;
  /** Wrong characters typed, and how many more come before they are noticed. */
  #wrong = 0;
  #unnoticed = 0;
  #pauseAfterAccept = false;

  constructor(deps: { clock: VirtualClock; desk: Desk; task: Task }) {
    this.#clock = deps.clock;
    this.#desk = deps.desk;
    this.#task = deps.task;
  }

  /** Types the whole target. */
  async work(): Promise<Effort> {
    const begun = this.#clock.now();
    while (this.#done < this.#task.target.length || this.#wrong > 0) {
      const due = this.#clock.now() + this.#gap();
      if (await this.#waitUntil(due)) this.#accept();
      else this.#key();
    }
    this.effort.ms = this.#clock.now() - begun;
    return this.effort;
  }

  /** Waits for the moment of the next key; true when ghost text was taken instead. */
  async #waitUntil(due: number): Promise<boolean> {
    for (;;) {
      const ready = this.#readyAt();
      if (ready <= this.#clock.now()) return true;
      if (!(await this.#clock.step(Math.min(due, ready))))
        return ready <= due && this.#readyAt() <= this.#clock.now();
    }
  }

  /** When the ghost text on the screen will be taken, if nothing happens first. */
  #readyAt(): number {
    const { ghost } = this.#desk;
    if (ghost === null || this.#wrong > 0 || ghost.text.trim().length < SHORTEST) return Infinity;
    if (!this.#isRight(ghost.text, ghost.replaceAfter)) return Infinity;
    const end = this.#done + ghost.text.length;
    if (luck(this.#task.name, end, 11) >= ACCEPT_SHARE) return Infinity;
    const draw: [number, number] = [luck(this.#task.name, end, 12), luck(this.#task.name, end, 13)];
    const lines = ghost.text.trim().split('\n').length;
    return ghost.since + logNormal(450, 0.3, draw) + (lines - 1) * 150;
  }

  #isRight(text: string, replaceAfter: number): boolean {
    const { target, tail } = this.#task;
    if (!target.startsWith(text, this.#done)) return false;
    const rest = this.#desk.after.slice(replaceAfter);
    const own = rest.slice(0, rest.length - tail.length);
    return target
      .slice(this.#done + text.length)
      .replace(/\s/g, '')
      .startsWith(own.replace(/\s/g, ''));
  }

  #accept(): void {
    const length = this.#desk.ghost?.text.length ?? 0;
    this.effort.keys++;
    this.effort.accepts++;
    this.effort.accepted += length;
    this.#done += length;
    this.#pauseAfterAccept = true;
    this.#desk.accept();
  }

  #key(): void {
    this.effort.keys++;
    if (this.#wrong > 0 && this.#unnoticed === 0) {
      this.#desk.backspace(1);
      this.#wrong--;
      return;
    }
    const { target } = this.#task;
    const char = target.charAt(this.#done);
    if (this.#wrong > 0 || this.#slips(char)) {
      if (this.#wrong === 0) this.#unnoticed = 1 + Math.floor(luck(this.#task.name, this.#done, 22) * 2);
      this.#unnoticed--;
      this.#wrong++;
      this.#desk.type(slip(char, luck(this.#task.name, this.#done, 23)));
      return;
    }
    if (char === '\n') this.#enter();
    else {
      this.#done++;
      this.#desk.type(char);
    }
  }

  readonly #slipped = new Set<number>();

  #slips(char: string): boolean {
    if (!/[a-z]/.test(char) || this.#slipped.has(this.#done)) return false;
    this.#slipped.add(this.#done);
    return luck(this.#task.name, this.#done, 21) < TYPO_SHARE;
  }

  /** Enter, and the keys that it takes to correct the indentation the editor gave. */
  #enter(): void {
    const { target } = this.#task;
    const start = this.#done + 1;
    const indent = /^ */.exec(target.slice(start))?.[0].length ?? 0;
    const blank = target.charAt(start + indent) === '\n';
    const own = this.#desk.after.slice(0, this.#desk.after.length - this.#task.tail.length);
    if (own.startsWith('\n') && target.startsWith(own, this.#done)) {
      // The closing bracket stands on the next line already: one key moves there.
      this.#desk.before += own;
      this.#desk.after = this.#desk.after.slice(own.length);
      this.#done += own.length;
      return;
    }
    this.#desk.type('\n');
    this.#done = start;
    if (blank) return;
    const got = this.#desk.before.length - (this.#desk.before.lastIndexOf('\n') + 1);
    const steps = Math.round((got - indent) / 4);
    for (let step = 0; step < Math.abs(steps); step++) {
      this.effort.keys++;
      if (steps > 0) this.#desk.backspace(4);
      else this.#desk.type('    ');
    }
    this.#done = start + indent;
  }

  /** Milliseconds to the next key. */
  #gap(): number {
    const { name, target } = this.#task;
    const at = this.#done;
    const draw: [number, number] = [luck(name, at, 31), luck(name, at, 32)];
    if (this.#wrong > 0) return logNormal(140, 0.3, draw);
    const previous = target.charAt(at - 1);
    const char = target.charAt(at);
    let gap = logNormal(/\w/.test(char) && /\w/.test(previous) ? 125 : 180, 0.4, draw);
    if (this.#pauseAfterAccept) gap += 350;
    this.#pauseAfterAccept = false;
    const think = luck(name, at, 33);
    if (previous === '\n' && think < 0.4)
      gap += logNormal(1_400, 0.6, [luck(name, at, 34), luck(name, at, 35)]);
    else if (/[(=,.]/.test(previous) && think < 0.12)
      gap += logNormal(700, 0.5, [luck(name, at, 34), luck(name, at, 35)]);
    return gap;
  }
}

function slip(char: string, by: number): string {
  const letters = 'asdfghjklqwertyuiopzxcvbnm';
  const other = letters.charAt(Math.floor(by * letters.length));
  return other === char ? 'x' : other;
}
