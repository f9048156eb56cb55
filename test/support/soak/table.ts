import type { Figures, Lateness } from './plan.ts';

/** What the service saw of the session. */
export interface Served {
  readonly requests: number;
  readonly met: ReadonlyMap<string, number>;
}

/** The table of a session: what is looked at, its limit, and what it was. */
export function rowsOf(figures: Figures, { requests, met }: Served): readonly string[] {
  const { letters, newlines, deletions, accepts, asked, documents, checks } = figures;
  const faults = [...met.values()].reduce((sum, count) => sum + count, 0);
  const { rest, idle, busy, heapBefore, heapAfter, stray, service } = figures;
  const rows = [
    ['', 'limit', 'found'],
    ['---', '---', '---'],
    ['keys', '', `${count(figures.keys)} in ${figures.minutes.toFixed(1)} minutes`],
    [
      'letters, new lines, deletions, suggestions taken, suggestions asked for',
      '',
      [letters, newlines, deletions, accepts, asked].map(count).join(', '),
    ],
    ['requests', '', count(requests)],
    ['answers that went wrong, in how many ways', '', `${count(faults)}, ${count(met.size)}`],
    [
      'documents other than what was typed and taken, of',
      '0',
      `0 of ${count(documents)}, looked at ${count(checks)} times`,
    ],
    ['rejections and exceptions that nobody handled', '0', count(stray.length)],
    [
      'requests, connections left open',
      '0',
      `${count(service.requests - 1)}, ${count(service.connections - 1)}`,
    ],
    [
      'timers and other resources in the extension host: before, after',
      'no more',
      `${kinds(figures.resourcesBefore)}; ${kinds(figures.resourcesAfter)}`,
    ],
    [
      'heap after collection: before, after, more',
      '30 MB',
      `${heapBefore.toFixed(1)}, ${heapAfter.toFixed(1)}, ${(heapAfter - heapBefore).toFixed(1)} MB`,
    ],
    ['event loop late, nothing typed: median, p99, longest', '', late(rest)],
    [
      'event loop late, keys typed in a text file, with which the extension has nothing to do',
      '',
      late(idle),
    ],
    [
      'event loop late, keys typed in Python files',
      'p99 5 ms more than in a text file',
      `${late(busy)}; p99 ${(busy.p99 - idle.p99).toFixed(1)} ms more`,
    ],
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`);
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}

function late({ median, p99, longest }: Lateness): string {
  return [median, p99, longest].map((ms) => `${ms.toFixed(1)} ms`).join(', ');
}

function kinds(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${String(value)} ${name}`)
    .join(', ');
}
