import { ErrorAnswer, StatsAnswer } from './answers.ts';
import type { App, Context } from './context.ts';
import { PAGE_HEADERS, pageOf } from './page.ts';
import { StatsQuery } from './schemas.ts';
import type { DayCount } from './store.ts';

const DAY_MS = 86_400_000;

/** Sums of a day or of all days, with the share of accepted among reported, from 0 to 1; null where nothing was reported. */
interface Counts {
  readonly issued: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly rate: number | null;
}

interface DayStats extends Counts {
  readonly day: string;
}

interface ModelStats extends Counts {
  readonly model: string;
  readonly byDay: readonly DayStats[];
}

/** What became of the completions of the last days, by model and day. */
export interface Stats {
  readonly days: number;
  readonly models: readonly ModelStats[];
}

/** Statistics, as JSON or, for browsers, as a page. A browser's user gives the token as the password it asks for. */
export function statsRoute(app: App, { store, now }: Context): void {
  app.route({
    method: 'GET',
    url: '/stats',
    schema: {
      summary: 'Acceptance per model and day; a page for browsers',
      querystring: StatsQuery,
      response: { 200: StatsAnswer, '4xx': ErrorAnswer },
    },
    config: { basic: true },
    handler: async ({ query, headers }, reply) => {
      const days = Number(query.days ?? 30);
      const since = new Date(now() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
      const stats = statsOf(days, store.daily(since));
      void reply.headers({ 'cache-control': 'no-store', vary: 'accept' });
      if (!wantsPage(headers.accept)) return stats;
      return reply.headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(pageOf(stats));
    },
  });
}

/** Browsers name HTML among what they accept; programs name JSON or nothing. */
function wantsPage(accept: string | undefined): boolean {
  return accept?.includes('text/html') ?? false;
}

function statsOf(days: number, counts: readonly DayCount[]): Stats {
  const names = [...new Set(counts.map(({ model }) => model))].toSorted();
  const models = names.map((name) =>
    modelOf(
      name,
      counts.filter(({ model }) => model === name),
    ),
  );
  return { days, models };
}

function modelOf(model: string, byDay: readonly DayCount[]): ModelStats {
  const total = { issued: 0, accepted: 0, rejected: 0 };
  for (const { issued, accepted, rejected } of byDay) {
    total.issued += issued;
    total.accepted += accepted;
    total.rejected += rejected;
  }
  return { model, ...rated(total), byDay: byDay.map(dayOf) };
}

function dayOf(count: DayCount): DayStats {
  return { day: count.day, ...rated(count) };
}

function rated({ issued, accepted, rejected }: Omit<Counts, 'rate'>): Counts {
  const reported = accepted + rejected;
  return { issued, accepted, rejected, rate: reported === 0 ? null : accepted / reported };
}
