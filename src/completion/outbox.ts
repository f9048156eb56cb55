import type { Failure } from './types.ts';

/** What is told to a service of one completion; nothing else is kept of it. */
export interface Report {
  /** Id of the completion. */
  readonly id: string;
  readonly accepted: boolean;
  readonly service: string;
  /** Base URL of the service that made the completion. */
  readonly url: string;
  /** When it was decided, in milliseconds since 1970. */
  readonly time: number;
}

/** What came of sending a report: it is there, it will never be taken, its service takes none at all, or it may be tried again. */
export type Outcome = 'delivered' | 'refused' | 'unwanted' | 'later';

/** Most reports that are kept. */
export const MOST_REPORTS = 1_000;
/** Milliseconds that a report is kept: a week. */
export const KEEP_MS = 604_800_000;
/** Milliseconds of the first wait after a failure, which doubles with each, and of the longest. */
export const FIRST_WAIT_MS = 2_000;
export const LONGEST_WAIT_MS = 600_000;
/** Digits of a time in a name, to the base of 36: enough for three thousand years. */
const TIME_DIGITS = 9;
/** The part of a wait by which it may be longer, so that several windows do not come at once. */
const SPREAD = 0.2;

/** A report as it is stored. */
export function formatReport({ id, accepted, service, url, time }: Report): string {
  return JSON.stringify({ id, accepted, service, url, time });
}

/** A stored report; null for anything else. */
export function parseReport(text: string): Report | null {
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null) return null;
  const { id, accepted, service, url, time } = value as Partial<Record<keyof Report, unknown>>;
  if (typeof id !== 'string' || typeof accepted !== 'boolean' || typeof service !== 'string') return null;
  if (typeof url !== 'string' || !URL.canParse(url) || typeof time !== 'number') return null;
  return { id, accepted, service, url, time };
}

/** Scheme, host and port that a report goes to. */
export function originOf({ url }: Report): string {
  return new URL(url).origin;
}

/** The name of a report, unique by `unique`; names sort by age. */
export function nameOf({ time }: Report, unique: string): string {
  const digits = Math.max(0, Math.floor(time)).toString(36);
  return `${digits.slice(-TIME_DIGITS).padStart(TIME_DIGITS, '0')}-${unique}`;
}

/** The names of the reports that are no longer kept: those that are too old, or have a time to come as a wrong clock gave it, and the oldest of too many. */
export function surplus(names: readonly string[], now: number): readonly string[] {
  const isLate = (name: string): boolean => !(Math.abs(now - timeOf(name)) <= KEEP_MS);
  const kept = names.filter((name) => !isLate(name)).toSorted();
  return [...names.filter(isLate), ...kept.slice(0, Math.max(0, kept.length - MOST_REPORTS))];
}

/** What a failure to send a report means for it; null for none. A report that the service has already is as good as delivered. */
export function outcomeOf(failure: Failure | null): Outcome {
  if (failure === null || failure.status === 409) return 'delivered';
  switch (failure.kind) {
    case 'noRoute':
      return 'unwanted';
    case 'badRequest':
    case 'noModel':
    case 'contextTooLong':
      return 'refused';
    case 'gone':
      // Without an answer it is a name that does not resolve, as it is without a network.
      return failure.status === null ? 'later' : 'refused';
    case 'unauthorized':
    case 'payment':
    case 'forbidden':
    case 'disclaimer':
    case 'redirected':
    case 'rateLimited':
    case 'loading':
    case 'serverError':
    case 'unreachable':
    case 'tls':
    case 'timeout':
    case 'malformed':
    case 'tooLong':
    case 'cut':
    case 'defect':
      return 'later';
  }
}

/** A report that waits. */
export interface Entry {
  readonly name: string;
  readonly report: Report;
  readonly origin: string;
  /** How often it was sent in vain. */
  readonly attempts: number;
}

/** How it stands with an origin. Times are in milliseconds of the queue's clock. */
interface Standing {
  /** Whether a report is on its way. */
  busy: boolean;
  /** Attempts in a row that came to nothing. */
  failures: number;
  /** Not before this time is the next report sent, and by the word of the service alone. */
  until: number;
  asked: number;
}

/** Which report is sent next, and when: one at a time to each origin, those that failed least first, then the oldest. Has no clock of its own. */
export class Queue {
  readonly #entries = new Map<string, Entry>();
  readonly #standings = new Map<string, Standing>();
  readonly #random: () => number;

  /** `random` gives numbers from 0 to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  get entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  add(name: string, report: Report): void {
    this.#entries.set(name, { name, report, origin: originOf(report), attempts: 0 });
  }

  drop(name: string): void {
    this.#entries.delete(name);
  }

  /** The report to send now; null when none may be. */
  next(now: number): Entry | null {
    let best: Entry | null = null;
    for (const entry of this.#entries.values()) {
      const { busy, until } = this.#standing(entry.origin);
      if (!busy && until <= now && (best === null || isBefore(entry, best))) best = entry;
    }
    return best;
  }

  /** When `next` has something, as far as that depends on time alone; null when there is nothing to wait for. */
  get due(): number | null {
    const standings = [...this.#entries.values()].map(({ origin }) => this.#standing(origin));
    const times = standings.filter(({ busy }) => !busy).map(({ until }) => until);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Notes that a report is on its way. */
  begin({ origin }: Entry): void {
    this.#standing(origin).busy = true;
  }

  /** Notes that it is not for this window any more: it was deleted, or another one has it. */
  pass({ name, origin }: Entry): void {
    this.#standing(origin).busy = false;
    this.drop(name);
  }

  /** Notes what came of it; `retryAfterMs` is how long the service asked to wait. */
  end(
    entry: Entry,
    outcome: Outcome,
    { now, retryAfterMs }: { now: number; retryAfterMs: number | null },
  ): void {
    const { name, origin, attempts } = entry;
    const standing = this.#standing(origin);
    standing.busy = false;
    if (outcome !== 'later') {
      this.drop(name);
      Object.assign(standing, { failures: 0, until: 0, asked: 0 });
      return;
    }
    if (this.has(name)) this.#entries.set(name, { ...entry, attempts: attempts + 1 });
    const backoff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** standing.failures);
    standing.failures += 1;
    standing.asked = now + (retryAfterMs ?? 0);
    standing.until = now + Math.max(backoff, retryAfterMs ?? 0) * (1 + SPREAD * this.#random());
  }

  /** Notes that an origin is worth trying again: as soon as the service itself allows it. */
  hurry(origin: string): void {
    const standing = this.#standing(origin);
    standing.failures = 0;
    standing.until = standing.asked;
  }

  #standing(origin: string): Standing {
    const known = this.#standings.get(origin);
    if (known !== undefined) return known;
    const standing = { busy: false, failures: 0, until: 0, asked: 0 };
    this.#standings.set(origin, standing);
    return standing;
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.attempts === other.attempts ? one.name < other.name : one.attempts < other.attempts;
}

function timeOf(name: string): number {
  return Number.parseInt(name.slice(0, name.indexOf('-')), 36);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
