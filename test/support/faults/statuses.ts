import { RESET, type Scripted } from '../service/script.ts';
import { silence } from './broken.ts';
import type { Fault } from './cell.ts';

const refusing =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = '{"detail":"no"}') =>
  (): Scripted => ({ status, headers: { 'content-type': 'application/json', ...headers }, steps: [body] });

const retrying = (status: number, value: string): Fault => ({
  name: `${status}, Retry-After: ${value}`,
  answer: refusing(status, { 'retry-after': value }),
});

/** A refusal of each status. */
export function refusal(status: number): Fault {
  return { name: String(status), answer: refusing(status) };
}

/** Statuses with a meaning of their own, and some without. */
const NAMED = [
  400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 413, 414, 415, 418, 421, 422, 425, 426, 429,
  431, 451, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 599,
];

/** Every other status from 400 to 599, for the long run. */
export const OTHER_STATUSES: readonly Fault[] = Array.from({ length: 200 }, (_, index) => 400 + index)
  .filter((status) => !NAMED.includes(status))
  .map(refusal);

/** Refusals, with what may come along with them. */
export const STATUS_FAULTS: readonly Fault[] = [
  ...NAMED.map(refusal),
  retrying(429, '7'),
  retrying(429, '0'),
  retrying(429, 'Wed, 21 Oct 2015 07:28:00 GMT'),
  retrying(429, 'Fri, 31 Dec 9999 23:59:59 GMT'),
  retrying(429, '99999999999999999999'),
  retrying(429, '-5'),
  retrying(429, 'soon'),
  retrying(503, '7'),
  retrying(500, '7'),
  { name: '401 without a body', answer: refusing(401, {}, '') },
  {
    name: '401 with a body that never ends',
    answer: (_, moment) => ({ status: 401, steps: ['{"detail":', silence(moment)] }),
  },
  { name: '401 with a body that is reset', answer: () => ({ status: 401, steps: ['{"detail":', RESET] }) },
  {
    name: '401 with a body of 10 MB',
    answer: () => ({ status: 401, steps: Array.from({ length: 10 }, () => Buffer.alloc(1_048_576, 'x')) }),
  },
  { name: '401 with a body that is no gzip', answer: refusing(401, { 'content-encoding': 'gzip' }) },
  {
    name: '500 with a deep body',
    answer: refusing(500, {}, `${'{"error":'.repeat(50_000)}1${'}'.repeat(50_000)}`),
  },
];
