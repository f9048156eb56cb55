import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { BUDGETS } from '../../../src/completion/constants.ts';
import { mostAlike, neighbourPieces, windowsOf, type Neighbour } from '../../../src/completion/neighbours.ts';
import { Prompts, type Budget } from '../../../src/completion/prompt.ts';
import type { ContextPiece, Surroundings } from '../../../src/completion/surroundings.ts';
import { requestAt } from './golden.ts';

const OFFERED = [
  {
    path: 'b.py',
    signatures: [
      { name: 'ghz', text: 'def ghz(n)' },
      { name: 'w', text: 'def w(n)' },
    ],
  },
  { path: 'a.py', signatures: [{ name: 'SHOTS', text: 'SHOTS = 4000' }] },
];

function fileOf(path: string, text: string): Neighbour {
  return { path, windows: windowsOf(text) };
}

function textOf(pieces: readonly ContextPiece[]): string {
  return pieces.map(({ text }) => text).join('');
}

const SURROUNDINGS: Surroundings = {
  key: 'file:///project/main.py',
  notebook: false,
  header: '# qiskit==2.1.0',
  neighbours: neighbourPieces(OFFERED, new Set(), null),
  before: [],
  above: '',
  after: [],
};

describe('neighbourPieces', () => {
  it('are comments in the order of paths and places, whatever is used', () => {
    const expected = '# a.py: SHOTS = 4000\n# b.py: def ghz(n)\n# b.py: def w(n)\n';
    assert.equal(textOf(neighbourPieces(OFFERED, new Set(), null)), expected);
    assert.equal(textOf(neighbourPieces(OFFERED.toReversed(), new Set(['w']), null)), expected);
  });

  it('leave out what is not used first, and stay within bounds', () => {
    const signatures = Array.from({ length: 100 }, (_, at) => ({
      name: `f${at}`,
      text: `def f${at}(${'x'.repeat(80)})`,
    }));
    const text = textOf(neighbourPieces([{ path: 'big.py', signatures }], new Set(['f90']), null));
    assert.ok(text.length <= 1_000);
    assert.match(text, /def f0\(.*def f90\(/s);
  });
});

describe('mostAlike', () => {
  const text = 'sampler = Sampler(mode=backend)\njob = sampler.run([isa_circuit], shots=shots)\n';
  const alike =
    'def run(backend):\n    sampler = Sampler(mode=backend)\n    return sampler.run([isa_circuit], shots=1)\n';
  const files = [
    fileOf('other.py', 'import math\nprint(math.pi)\n'),
    fileOf('runs.py', `${'# filler\n'.repeat(48)}${alike}`),
  ];

  it('is the window with most words in common, as a comment', () => {
    const piece = mostAlike(text, files, null);
    const shown = piece?.text ?? '';
    assert.ok(shown.startsWith('# runs.py:\n#   '));
    assert.ok(shown.includes('#       sampler = Sampler(mode=backend)\n'));
    assert.ok(shown.length <= 700);
  });

  it('is nothing where nothing is alike', () => {
    assert.equal(mostAlike(text, files.slice(0, 1), null), null);
    assert.equal(mostAlike('', files, null), null);
  });

  it('stays while no other is clearly better', () => {
    const former = mostAlike(text, files, null);
    const twin = fileOf('twin.py', `${alike}# run isa_circuit job\n`);
    assert.deepEqual(mostAlike(text, [twin, ...files], former), former);
    assert.equal(mostAlike('', files, former), former);
    assert.equal(mostAlike('', [twin], former), null);
    assert.match(mostAlike(text, [fileOf('same.py', text), ...files], former)?.key ?? '', /^same\.py/);
    assert.match(mostAlike(text, [twin], former)?.key ?? '', /^twin\.py/);
  });
});

describe('the prompt of a file', () => {
  const build = (surroundings: Surroundings, marked: string, budget: Budget = BUDGETS.remote): string =>
    new Prompts().build({ ...requestAt(marked), surroundings }, budget, { kind: 'none' }).prompt;

  it('has the versions first, then what neighbours offer, then the text', () => {
    assert.equal(
      build(SURROUNDINGS, 'qc = ‸'),
      '# qiskit==2.1.0\n# a.py: SHOTS = 4000\n# b.py: def ghz(n)\n# b.py: def w(n)\n\nqc = ',
    );
    assert.equal(build({ ...SURROUNDINGS, header: '', neighbours: [] }, 'qc = ‸'), 'qc = ');
  });

  it('gives neighbours half of the budget for context at most', () => {
    const long: ContextPiece = { key: 'x', text: `# ${'x'.repeat(900)}\n`, defines: [], ran: null };
    const both = { ...SURROUNDINGS, neighbours: [long, ...SURROUNDINGS.neighbours] };
    assert.ok(build(both, '‸').includes('xxx'));
    assert.ok(!build(both, '‸', BUDGETS.oneSlot).includes('xxx'));
    assert.ok(build(both, '‸', BUDGETS.oneSlot).includes('def ghz(n)'));
  });

  it('masks secrets wherever they stand', () => {
    const secret = 'token = "abc-def-123"';
    const piece = { key: 'x', text: `# a.py: ${secret}\n`, defines: [], ran: null };
    const { prompt, suffix } = new Prompts().build(
      {
        ...requestAt(`${secret}\nx = 1\n# ${secret}‸\n${secret}\n`),
        surroundings: {
          ...SURROUNDINGS,
          neighbours: [piece],
          before: [piece],
          above: piece.text,
          after: [piece],
        },
      },
      BUDGETS.remote,
      { kind: 'suffixField' },
    );
    assert.equal(`${prompt}${suffix ?? ''}`.split('"***"').length, 8);
    assert.ok(!`${prompt}${suffix ?? ''}`.includes('abc-def'));
  });

  it('never shows half of a secret at the end of the suffix', () => {
    const token = 'Zr8kQ2mV9xT4bL7nW3pY6sD1fG5hJ0cAuEoRiXtNvM';
    for (let length = 1_440; length <= 1_500; length += 4) {
      const { suffix } = new Prompts().build(
        requestAt(`x = ‸1\n${'y'.repeat(length)} ${token}\n`),
        BUDGETS.remote,
        { kind: 'suffixField' },
      );
      assert.ok(!suffix?.includes('Zr8'));
    }
  });

  it('masks the context of a request that names no pieces', () => {
    const request = {
      ...requestAt('‸'),
      context: 'token = "abc-def-123"',
      contextAfter: 'token = "abc-def-123"',
    };
    assert.deepEqual(new Prompts().build(request, BUDGETS.remote, { kind: 'suffixField' }), {
      prompt: 'token = "***"\n',
      suffix: '\n\ntoken = "***"',
    });
  });
});
