import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createOfflineEngine } from '../../../src/offline/engine.ts';

const engine = createOfflineEngine();
const head = 'from qiskit import QuantumCircuit\n';

function asked(before: string): string[] {
  const indentation = { tabs: false, size: 4 };
  return engine.complete({ before, after: '', indentation, explicit: true }).map(({ text }) => text);
}

describe('a statement', () => {
  const first = (text: string): string => asked(text)[0] ?? '';

  it('returns in functions only', () => {
    const body = `${head}qc = QuantumCircuit(2)\nqc.h(0)\nqc.cx(0, 1)\n`;
    for (const text of asked(body)) assert.doesNotMatch(text, /^return/u);
    for (const text of asked(`${body}class A:\n    x = 1\n    `)) assert.doesNotMatch(text, /^return/u);
    assert.match(first(`${head}def f(qc):\n    qc.h(0)\n    ret`), /^urn/u);
  });

  it('is a clause only after what it belongs to', () => {
    assert.equal(first('if a:\n    b = 1\nel'), 'se:');
    assert.match(first('try:\n    a = 1\n'), /^except/u);
    for (const text of asked('x = 1\nel')) assert.doesNotMatch(text, /^(?:se|if)\b/u);
    for (const text of asked('def f(x):\n    for y in x:\n        print(y)\n    '))
      assert.doesNotMatch(text, /^(?:except|finally|elif)/u);
  });

  it('leaves loops in loops only', () => {
    assert.equal(first('for i in range(3):\n    x = 1\n    bre'), 'ak');
    for (const text of ['x = 1\nbre', 'for i in range(3):\n    def f():\n        x = 1\n        bre'])
      assert.ok(!asked(text).includes('ak'), text);
  });

  it('begins with a word of the language rather than a name that nobody made', () => {
    assert.match(first('x = 3\npri'), /^nt/u);
    assert.match(first('def f(x):\n    rai'), /^se/u);
  });

  it('names what it catches as is usual', () => {
    const offered = asked('try:\n    x = 1\nexcept ValueError as ');
    for (const text of offered.slice(0, 3)) assert.match(text, /^(?:exc|err|e|error|ex):$/u);
  });

  it('is offered as far as it is sure, where its end cannot be guessed', () => {
    assert.match(
      first('import matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot(xs, ys)\nax.set_xl'),
      /^abel/u,
    );
  });
});
