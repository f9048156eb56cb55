import type { Socket } from 'node:net';

import { certificate, expiredCertificate, foreignCertificate } from '../service/certificate.ts';
import { CUT, redirect, RESET, type Gate, type Scripted, type Step } from '../service/script.ts';
import type { Fault, Moment } from './cell.ts';
import { settle } from './time.ts';

const HOURS = 8 * 3_600_000;
const TEN_YEARS = 315_000_000_000;
/** A wait of five seconds by the clock of the server. */
const WAITING: Scripted = {
  status: 429,
  headers: { date: 'Wed, 26 Nov 2025 10:00:00 GMT', 'retry-after': 'Wed, 26 Nov 2025 10:00:05 GMT' },
  steps: ['{}'],
};

/** The first of what a server says before it goes wrong: the first event, or half of a document. */
export function opening({ steps }: Scripted): string {
  const [first = '', ...others] = steps.map((step) => (typeof step === 'string' ? step : ''));
  return others.length > 0 ? first : first.slice(0, Math.ceil(first.length / 2));
}

const afterFirst =
  (...steps: readonly Step[]) =>
  (whole: Scripted): Scripted => ({ ...whole, steps: [opening(whole), ...steps] });
const before =
  (...steps: readonly Step[]) =>
  (whole: Scripted): Scripted => ({ ...whole, before: steps });

/** A step at which the server falls silent for ever; once all is read that it said before, time goes by. */
export function silence({ time }: Moment, goBy = (): void => time.advance()): Gate {
  return {
    reached: Promise.resolve(),
    opened: new Promise(() => undefined),
    open: () => undefined,
    arrive: () => void settle(20).then(goBy),
  };
}

/** The machine sleeps: every timer is late, and runs before anything that came in meanwhile is read. */
const sleep = (moment: Moment): Gate => silence(moment, () => moment.time.pass(HOURS));

/** What a body drips: what comes at once, then a piece each `everyMs` milliseconds. */
interface Drip {
  readonly first?: (whole: Scripted) => string;
  readonly pieces: (whole: Scripted) => Iterable<string>;
  readonly everyMs: number;
}

/** Writes a body piece by piece, and lets time go by in between. */
function drip({ first = () => '', pieces, everyMs }: Drip): NonNullable<Fault['answer']> {
  return (whole, { time }) => {
    const raw = async (socket: Socket): Promise<void> => {
      const type = whole.headers?.['content-type'] ?? '';
      socket.write(
        `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: 100000\r\n\r\n${first(whole)}`,
      );
      const dripping = pieces(whole)[Symbol.iterator]();
      while (!socket.destroyed) {
        await settle(4);
        time.pass(everyMs);
        socket.write(dripping.next().value ?? ' ');
      }
    };
    return { ...whole, before: [{ raw }] };
  };
}

const PINGS = ': ping\n\n'.repeat(20_000);

/** The whole body of an answer of text. */
export const bodyOf = ({ steps }: Scripted): string =>
  steps.map((step) => (typeof step === 'string' ? step : '')).join('');

/** What goes wrong with names, connections, encryption, redirects and time. */
export const CONNECTION_FAULTS: readonly Fault[] = [
  { name: 'name does not resolve', network: 'dns' },
  { name: 'name is never answered', network: 'dnsSilent' },
  { name: 'connection refused', network: 'refused' },
  { name: 'server has another port than before', warm: true, network: 'refused' },
  { name: 'server restarted', warm: true, network: 'restarted' },
  { name: 'reset before the headers', answer: before(RESET) },
  { name: 'closed before the headers', answer: before(CUT) },
  {
    name: 'kept connection reset under the request',
    warm: true,
    answer: (whole, { count }) => (count === 0 ? { ...whole, before: [RESET] } : whole),
  },
  { name: 'every connection reset, one kept', warm: true, answer: before(RESET) },
  { name: 'reset in mid-body', answer: afterFirst(RESET) },
  { name: 'closed in mid-body', answer: afterFirst(CUT) },
  { name: 'silent before the headers', answer: (whole, moment) => ({ ...whole, before: [silence(moment)] }) },
  {
    name: 'silent before the first event',
    answer: (whole, moment) => ({ ...whole, steps: [silence(moment)] }),
  },
  {
    name: 'silent in mid-body',
    answer: (whole, moment) => ({ ...whole, steps: [opening(whole), silence(moment)] }),
  },
  {
    name: 'one byte a second',
    answer: drip({ pieces: (whole) => bodyOf(whole).replace(/.{20}/su, '$&'.padEnd(400)), everyMs: 1000 }),
  },
  {
    name: 'one byte a second in mid-body',
    answer: drip({
      first: opening,
      pieces: (whole) => bodyOf(whole).slice(opening(whole).length),
      everyMs: 1000,
    }),
  },
  { name: 'pings and nothing else', answer: drip({ pieces: () => PINGS, everyMs: 1000 }) },
  { name: 'pings in mid-body', answer: drip({ first: opening, pieces: () => PINGS, everyMs: 1000 }) },
  {
    name: 'an event every nine seconds, for ever',
    answer: drip({
      first: opening,
      pieces: (whole) => Array<string>(1000).fill(opening(whole)),
      everyMs: 9000,
    }),
  },
  { name: 'sleep before the headers', answer: (whole, moment) => ({ ...whole, before: [sleep(moment)] }) },
  {
    name: 'sleep in mid-body',
    answer: (whole, moment) => ({ ...whole, steps: [opening(whole), sleep(moment)] }),
  },
  { name: 'clock ten years ahead', offset: TEN_YEARS },
  { name: 'clock ten years behind', offset: -TEN_YEARS },
  {
    name: 'clock behind, 429 until a date',
    offset: -TEN_YEARS,
    answer: () => WAITING,
  },
  {
    name: 'clock ahead, 429 until a date',
    offset: TEN_YEARS,
    answer: () => WAITING,
  },
  { name: 'certificate not trusted', tls: { certificate, trusted: false } },
  { name: 'certificate expired', tls: { certificate: expiredCertificate, trusted: true } },
  { name: 'certificate of another host', tls: { certificate: foreignCertificate, trusted: true } },
  {
    name: 'redirect within the origin',
    answer: (whole, { count, request }) => (count === 0 ? redirect(`${request.path}?again`) : whole),
  },
  { name: 'redirect to another origin', answer: () => redirect('http://127.0.0.1:9/v1') },
  { name: 'redirect to another scheme', answer: () => redirect('file:///etc/passwd') },
  { name: 'redirects in a circle', answer: (_, { request }) => redirect(request.path, 302) },
  { name: 'redirect that says nowhere', answer: () => ({ status: 302, steps: [] }) },
  {
    name: 'redirect with a name and password',
    answer: (_, { request }) => redirect(`http://me:pass@${String(request.headers['host'])}/`),
  },
  { name: 'redirect to nonsense', answer: () => redirect('http://[') },
];
