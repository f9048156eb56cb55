/** What is counted of one day. */
export interface Day {
  readonly shown: number;
  readonly accepted: number;
  /** UTF-16 units that were inserted by taking suggestions. */
  readonly characters: number;
  /** How many suggestions took how long: counts by the number of a step, each a tenth of an octave of milliseconds. */
  readonly latencies: Readonly<Record<string, number>>;
  /** Requests for suggestions that went to a service, and the tokens of their texts, by estimate. */
  readonly requests: number;
  readonly sent: number;
  readonly received: number;
}

/** Counts by day, `YYYY-MM-DD` where the user is. */
export type Statistics = Readonly<Record<string, Day>>;

/** Something to count. */
export type Counted =
  /** `latencyMs` is the time from the question to the suggestion; null where nothing was asked. */
  | { readonly kind: 'shown'; readonly latencyMs: number | null }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'inserted'; readonly characters: number }
  /** One request to a service, with the tokens that went there and came back. */
  | { readonly kind: 'asked'; readonly sent: number; readonly received: number };

/** What several days come to. */
export interface Summary {
  readonly shown: number;
  readonly accepted: number;
  /** Share of accepted among shown, from 0 to 1; null where nothing was shown. */
  readonly rate: number | null;
  readonly characters: number;
  /** Exact to four percent; null where nothing was asked. */
  readonly latencyMs: number | null;
  readonly requests: number;
  readonly sent: number;
  readonly received: number;
}

/** Days that are kept, and that a summary may be of. */
export const DAYS_KEPT = 30;
const STEPS_PER_OCTAVE = 10;
const none: Day = {
  shown: 0,
  accepted: 0,
  characters: 0,
  latencies: {},
  requests: 0,
  sent: 0,
  received: 0,
};

/** The day of a date, where the user is. */
export function dayOf(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}

/** The statistics with one more thing counted on `date`, and without the days that are no longer kept. */
export function count(statistics: Statistics, counted: Counted, date: Date): Statistics {
  const days = new Set(daysUntil(date, DAYS_KEPT));
  const kept = Object.entries(statistics).filter(([day]) => days.has(day));
  const today = dayOf(date);
  return { ...Object.fromEntries(kept), [today]: added(statistics[today] ?? none, counted) };
}

/** What the last days come to, of which `date` is the last. */
export function summarize(statistics: Statistics, date: Date, days: number): Summary {
  const found = daysUntil(date, days).map((day) => statistics[day] ?? none);
  const total = (key: Exclude<keyof Day, 'latencies'>): number =>
    found.reduce((sum, day) => sum + day[key], 0);
  const [shown, accepted] = [total('shown'), total('accepted')];
  return {
    shown,
    accepted,
    rate: shown === 0 ? null : accepted / shown,
    characters: total('characters'),
    latencyMs: medianOf(found.flatMap(({ latencies }) => Object.entries(latencies))),
    requests: total('requests'),
    sent: total('sent'),
    received: total('received'),
  };
}

/** What was stored as statistics; anything else is none. */
export function asStatistics(value: unknown): Statistics {
  if (typeof value !== 'object' || value === null) return {};
  const days = Object.entries(value).flatMap(([day, entry]: [string, unknown]) => {
    const counts = asDay(entry);
    return counts === null ? [] : [[day, counts] as const];
  });
  return Object.fromEntries(days);
}

function added(day: Day, counted: Counted): Day {
  switch (counted.kind) {
    case 'shown':
      return { ...day, shown: day.shown + 1, latencies: timed(day.latencies, counted.latencyMs) };
    case 'accepted':
      return { ...day, accepted: day.accepted + 1 };
    case 'inserted':
      return { ...day, characters: day.characters + counted.characters };
    case 'asked':
      return {
        ...day,
        requests: day.requests + 1,
        sent: day.sent + counted.sent,
        received: day.received + counted.received,
      };
  }
}

function timed(latencies: Day['latencies'], ms: number | null): Day['latencies'] {
  if (ms === null) return latencies;
  const step = String(Math.round(STEPS_PER_OCTAVE * Math.log2(Math.max(1, ms))));
  return { ...latencies, [step]: (latencies[step] ?? 0) + 1 };
}

/** The latency in the middle, of counts by step. */
function medianOf(counts: readonly (readonly [step: string, count: number])[]): number | null {
  const sorted = counts.toSorted(([one], [other]) => Number(one) - Number(other));
  const half = sorted.reduce((sum, [, count]) => sum + count, 0) / 2;
  let passed = 0;
  for (const [step, count] of sorted) {
    passed += count;
    if (passed >= half) return 2 ** (Number(step) / STEPS_PER_OCTAVE);
  }
  return null;
}

/** Days back from a date, by the calendar: not every day has 24 hours. */
function daysUntil(date: Date, days: number): readonly string[] {
  return Array.from({ length: days }, (_, back) =>
    dayOf(new Date(date.getFullYear(), date.getMonth(), date.getDate() - back, 12)),
  );
}

/** A day as it was stored, perhaps before some of the counts were made; null where it is something else. */
function asDay(value: unknown): Day | null {
  if (typeof value !== 'object' || value === null || !('shown' in value)) return null;
  const day: Readonly<Record<keyof Day, unknown>> = { ...none, ...value };
  return isDay(day) ? day : null;
}

function isDay(day: Readonly<Record<keyof Day, unknown>>): day is Day {
  const { latencies, ...counts } = day;
  return Object.values(counts).every(Number.isFinite) && typeof latencies === 'object' && latencies !== null;
}
