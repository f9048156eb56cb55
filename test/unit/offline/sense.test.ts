import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { asked, best } from './desk.ts';

/** Whether a text begins, after spaces, with one of these. */
const none = (texts: readonly (string | undefined)[], pattern: RegExp): void => {
  for (const text of texts) assert.doesNotMatch(text ?? '', pattern);
};

describe('a statement that begins with a name', () => {
  it('begins with one that is there rather than with a usual one that goes on', () => {
    const text =
      'import numpy as np\nimport matplotlib.pyplot as plt\nfig, ax = plt.subplots()\ntheta = 0.3\n';
    none([best(`${text}ax`), ...asked(`${text}ax`)], /^es/u);
    none([best(`${text}thet`), ...asked(`${text}thet`)], /^as/u);
    assert.ok(asked('resul').some((one) => one.startsWith('ts')));
  });

  it('gives a value to one that is not there', () => {
    none(asked('circ'), /^(?:uit)?[^\w\s=,:]/u);
    assert.ok(asked('circ').length > 0);
    assert.ok(
      asked('from qiskit import QuantumCircuit\ncirc = QuantumCircuit(2)\ncirc').some((one) =>
        one.startsWith('.'),
      ),
    );
  });
});

describe('a field of an f-string', () => {
  const text = 'total = 3\ndepths = [1]\n';

  it('is an expression: it makes no names and begins no statement', () => {
    none(asked(`${text}print(f"got {`), /^(?:for|if|n|rows)\b|[-+*/]?=(?!=)/u);
    none(asked(`${text}print(f"got {to`), /^tal [-+*/]?=/u);
    none([best(`${text}print(f"got {re`)], /^(?:sults?|ps)\b/u);
  });

  it('goes on inside its brackets', () => {
    assert.equal(best(`${text}print(f"got {len(de`), 'pths)');
    none(asked(`${text}print(f"got {depths[`), /^[,)]/u);
  });
});

describe('what changes the language', () => {
  it('is not used by its name', () => {
    const text = 'from __future__ import annotations\ndef f(a):\n    return anno';
    none([best(text), ...asked(text)], /^tations/u);
  });
});
