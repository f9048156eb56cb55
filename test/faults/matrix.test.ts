import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { after, before, describe, it } from 'node:test';

import { CONNECTION_FAULTS } from '../support/faults/broken.ts';
import { ANSWER_FAULTS } from '../support/faults/bytes.ts';
import { runCell, type Fault } from '../support/faults/cell.ts';
import { ROUTES } from '../support/faults/routes.ts';
import { OTHER_STATUSES, STATUS_FAULTS } from '../support/faults/statuses.ts';
import { faultOf, HEAD, rowsOf, type Ran } from '../support/faults/table.ts';
import { bendTime } from '../support/faults/time.ts';

const DOCUMENT = new URL('../../docs/reliability.md', import.meta.url);
const START = '<!-- faults -->';
const END = '<!-- /faults -->';
const FAULTS = [...CONNECTION_FAULTS, ...ANSWER_FAULTS, ...STATUS_FAULTS];
const isLong = process.env['FAULTS'] === 'long' || process.env['FAULTS'] === 'write';

async function run(fault: Fault): Promise<readonly Ran[]> {
  return Promise.all(ROUTES.map(async (route) => ({ route, result: await runCell(fault, route) })));
}

/** What holds whatever the fault. */
function check(cells: readonly Ran[]): void {
  for (const { route, result } of cells) {
    const about = `${route.wire} of ${route.service}: ${result.kind}`;
    assert.deepEqual(result.wrongs, [], about);
    if (route.kind === 'probe') assert.equal(result.kind, 'answered', about);
    // A report is given up on by the word of the service alone.
    const isRefused = result.status !== null && result.status >= 400 && result.status < 500;
    if (route.kind === 'report' && !isRefused) assert.match(result.kept, /^(?:later|delivered)$/u, about);
    if (result.kind === 'answered') assert.notEqual(result.kept, '', about);
  }
}

describe('faults', () => {
  const documented = readFileSync(DOCUMENT, 'utf8').split('\n');
  const found: string[] = [];
  let straighten: () => void;

  before(() => void (straighten = bendTime()));
  after(() => {
    straighten();
    console.log([...HEAD, ...found].join('\n'));
    console.log(
      `${String(FAULTS.length * ROUTES.length)} cells: ${String(FAULTS.length)} faults, ${String(ROUTES.length)} routes`,
    );
    if (process.env['FAULTS'] === 'write') write(found);
  });

  for (const fault of FAULTS) {
    it(fault.name, { timeout: 60_000 }, async () => {
      const cells = await run(fault);
      const rows = rowsOf(fault, cells);
      found.push(...rows);
      check(cells);
      if (process.env['FAULTS'] === 'write') return;
      const expected = documented.filter((row) => faultOf(row) === fault.name);
      assert.deepEqual(rows, expected, 'docs/reliability.md says otherwise: npm run test:faults -- --write');
    });
  }

  it('no other fault is documented', () => {
    const names = new Set(FAULTS.map(({ name }) => name));
    const table = documented.slice(documented.indexOf(START), documented.indexOf(END));
    const others = table.map(faultOf).filter((name) => name !== null && !names.has(name));
    assert.deepEqual(others, ['fault', '---']);
  });

  it('what is told of the next try is what the engine does', async () => {
    for (const fault of FAULTS.filter(({ name }) => name.includes('Retry-After'))) {
      for (const { result } of await run(fault)) {
        const seconds = Math.ceil((result.waitMs ?? 0) / 1000);
        if (seconds > 0) assert.equal(result.next, `pause ${String(seconds)} s`, fault.name);
      }
    }
  });

  it(
    'every other status means what its class of a hundred does',
    { skip: !isLong && 'takes its time' },
    async () => {
      for (const fault of OTHER_STATUSES) {
        const cells = await run(fault);
        check(cells);
        const kind = Number(fault.name) < 500 ? 'badRequest' : 'serverError';
        for (const { route, result } of cells) {
          if (route.kind === 'probe') continue;
          assert.equal(result.kind, kind, fault.name);
          assert.equal(result.status, Number(fault.name));
        }
      }
    },
  );
});

/** Puts the table into the document, and when and where it was made. */
function write(rows: readonly string[]): void {
  const text = readFileSync(DOCUMENT, 'utf8');
  const size = `${String(availableParallelism())} cores, ${String(Math.round(totalmem() / 2 ** 30))} GB`;
  const made = `Made on ${new Date().toISOString().slice(0, 10)}, on a machine of ${size}.`;
  const count = `${String(FAULTS.length)} faults × ${String(ROUTES.length)} routes = ${String(FAULTS.length * ROUTES.length)} cells.`;
  const table = [START, '', `${made} ${count}`, '', ...HEAD, ...rows, '', END].join('\n');
  writeFileSync(
    DOCUMENT,
    text.slice(0, text.indexOf(START)) + table + text.slice(text.indexOf(END) + END.length),
  );
}
