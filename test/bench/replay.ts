import type { Target } from '../../src/completion/types.ts';
import { VirtualClock } from '../support/virtualClock.ts';
import { Desk } from './desk.ts';
import type { Sightings } from './desk.ts';
import { Host } from './host.ts';
import type { Answer, Profile, Work } from './host.ts';
import { Human } from './human.ts';
import type { Effort, Task } from './human.ts';
import { Oracle } from './oracle.ts';
import type { PolicyMaker } from './policies.ts';

/** Services that the replay is run against. */
const FAST: Profile = {
  name: 'fast',
  network: 20,
  start: 170,
  jitter: 0.2,
  prefill: 8_000,
  decode: 60,
  slots: 16,
  kept: 64,
  abortsPrefill: true,
};
const SLOW: Profile = {
  ...FAST,
  name: 'slow',
  network: 60,
  start: 500,
  jitter: 0.25,
  prefill: 4_000,
  decode: 40,
};
const ONE_SLOT: Profile = {
  name: 'oneSlot',
  network: 1,
  start: 60,
  jitter: 0.1,
  prefill: 600,
  decode: 30,
  slots: 1,
  kept: 1,
  abortsPrefill: false,
};
export const PROFILES: readonly Profile[] = [FAST, SLOW, ONE_SLOT];

/** The figures of one policy against one service. */
export interface Figures {
  readonly keys: number;
  readonly requests: number;
  readonly requestsPer100: number;
  readonly requestsPerAccept: number;
  /** Share of the requests of whose answer nothing was ever on the screen. */
  readonly uselessShare: number;
  /** Tokens made for each 100 keys. */
  readonly generatedPer100: number;
  /** Share of the tokens made that were never on the screen. */
  readonly wastedShare: number;
  /** Prompt tokens that no kept prefix covered, for each request. */
  readonly uncachedPerRequest: number;
  readonly accepts: number;
  /** Share of the keys without any completion that were not needed. */
  readonly saved: number;
  /** Milliseconds from the last key to ghost text that was not there before. */
  readonly ghostP50: number;
  readonly ghostP90: number;
  readonly shownPer100: number;
  /** Ghost text that vanished and came back, or changed without a key, for each 1000 keys. */
  readonly flicker: number;
}

interface Session {
  readonly efforts: readonly Effort[];
  readonly sightings: readonly Sightings[];
  readonly work: Work;
}

/** Types every task once with a policy against a service, one after the other in one session, and sums up. */
export async function replay(tasks: readonly Task[], make: PolicyMaker, profile: Profile): Promise<Figures> {
  return sumUp(await session(tasks, make, profile), await plainKeys(tasks));
}

const plain = new WeakMap<readonly Task[], Promise<number>>();

const noPolicy: PolicyMaker = () => ({ suggest: () => Promise.resolve([]), note: () => undefined });

/** Keys that the tasks take without any completion. */
async function plainKeys(tasks: readonly Task[]): Promise<number> {
  const counted =
    plain.get(tasks) ??
    session(tasks, noPolicy, FAST).then(({ efforts }) => sum(efforts, ({ keys }) => keys));
  plain.set(tasks, counted);
  return counted;
}

const FIM = { prefix: '<P>', suffix: '<S>', middle: '<M>' };
/** Milliseconds between two tasks. */
const BREAK_MS = 30_000;

async function session(tasks: readonly Task[], make: PolicyMaker, profile: Profile): Promise<Session> {
  const clock = new VirtualClock();
  const efforts: Effort[] = [];
  const sightings: Sightings[] = [];
  const model = { write: (prompt: string): string => prompt };
  const host = new Host({ clock, profile, seed: profile.name, write: (prompt) => model.write(prompt) });
  const target: Target = {
    key: profile.name,
    source: host,
    model: 'bench',
    infill: { kind: 'template', ...FIM, suffixFirst: false },
    inProcess: false,
  };
  const policy = make({ clock, target });
  for (const task of tasks) {
    const oracle = new Oracle(task.target, task.name);
    model.write = (prompt) => answerTo(prompt, task, oracle);
    const desk = new Desk({ clock, policy, name: task.name, before: task.head, after: task.tail });
    efforts.push(await new Human({ clock, desk, task }).work());
    sightings.push(desk.sightings);
    await clock.pass(BREAK_MS);
    if (desk.before !== task.head + task.target)
      throw new Error(`${task.name}: the text is not what was typed`);
  }
  return { efforts, sightings, work: host.work };
}

/** What the model writes: it finds the place by the end of the text before the cursor. */
function answerTo(prompt: string, task: Task, oracle: Oracle): string {
  const from = prompt.indexOf(FIM.prefix);
  const to = prompt.indexOf(FIM.suffix);
  const before = from >= 0 && to > from ? prompt.slice(from + FIM.prefix.length, to) : prompt;
  const whole = task.head + task.target;
  const known = before.slice(-400);
  const at = whole.indexOf(known, Math.max(0, task.head.length - 400));
  const offset = at + known.length - task.head.length;
  if (at >= 0 && offset >= 0) return oracle.continue(offset);
  return oracle.astray(before.length);
}

function sumUp({ efforts, sightings, work }: Session, plainly: number): Figures {
  const { answers } = work;
  const keys = sum(efforts, (effort) => effort.keys);
  const accepts = sum(efforts, (effort) => effort.accepts);
  const requests = answers.length;
  const waits = sightings.flatMap((one) => one.waits.map(({ ms }) => ms)).toSorted((a, b) => a - b);
  const tokens = sum(answers, (answer) => answer.tokens);
  const used = usedOf(
    answers,
    sightings.flatMap(({ seen }) => seen),
  );
  return {
    keys,
    requests,
    requestsPer100: (100 * requests) / keys,
    requestsPerAccept: requests / accepts,
    uselessShare: 1 - used.answers / requests,
    generatedPer100: (100 * tokens) / keys,
    wastedShare: 1 - used.tokens / tokens,
    uncachedPerRequest: work.uncached / requests,
    accepts,
    saved: 1 - keys / plainly,
    ghostP50: waits[Math.floor(waits.length * 0.5)] ?? Number.NaN,
    ghostP90: waits[Math.floor(waits.length * 0.9)] ?? Number.NaN,
    shownPer100: (100 * waits.length) / keys,
    flicker: (1_000 * sum(sightings, ({ vanished, changed }) => vanished + changed)) / keys,
  };
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}

/** Answers, and tokens of them, that were on the screen at some time. */
function usedOf(answers: readonly Answer[], seen: Sightings['seen']): { answers: number; tokens: number } {
  const byId = new Map(
    answers.map((answer) => [answer.id, { answer, used: new Uint8Array(answer.text.length) }]),
  );
  for (const { id, text } of seen) {
    const entry = byId.get(id ?? '');
    if (entry === undefined) continue;
    mark(entry.answer.text, entry.used, text);
  }
  const total = { answers: 0, tokens: 0 };
  for (const { answer, used } of byId.values()) {
    const chars = used.reduce((count, one) => count + one, 0);
    if (chars > 0) total.answers++;
    if (chars > 0) total.tokens += (answer.tokens * chars) / answer.text.length;
  }
  return total;
}

function mark(whole: string, used: Uint8Array, text: string): void {
  const start = whole.indexOf(text);
  if (start < 0) return;
  let from = start;
  let to = start + text.length;
  // Line breaks and indentation around what was shown were part of it.
  while (from > 0 && /\s/.test(whole.charAt(from - 1))) from--;
  while (to < whole.length && /\s/.test(whole.charAt(to))) to++;
  used.fill(1, from, to);
}
