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

describe('a class or a function that stands for itself', () => {
  const text = `from collections import defaultdict
from qiskit import QuantumCircuit
from qiskit.exceptions import QiskitError
from scipy.optimize import minimize
import pytest
def energy(x):
    return x
`;
  const begun: Readonly<Record<string, string>> = {
    'a variable': 'made: QuantumCir',
    'an attribute': 'self.made: QuantumCir',
    'a parameter': 'def f(a: dict[str, int], b: QuantumCir',
    'a list of them': 'def f(a: list[QuantumCir',
    'a result': 'def f(a) -> QuantumCir',
    'what is caught': 'try:\n    f()\nexcept Qiskit',
    'what a test expects': 'with pytest.raises(Qiskit',
    'a class that is asked for': 'ok = isinstance(x, QuantumCir',
    'one of several': 'ok = isinstance(x, (int, QuantumCir',
    'what a dictionary begins with': 'counts = defaultdict(in',
    'what is minimized': 'found = minimize(ener',
    'a function that a function gives': 'def outer(a):\n    def inner(b):\n        return b\n    return inn',
  };
  for (const [what, last] of Object.entries(begun))
    it(`is not called: ${what}`, () => {
      none([best(text + last), ...asked(text + last)], /^\w*\(/u);
    });

  it('is called elsewhere', () => {
    assert.match(best(`${text}made = QuantumCir`) ?? '', /^cuit\(/u);
    assert.match(best(`${text}def f(a: int, b=QuantumCir`) ?? '', /^cuit\(/u);
  });

  it('has its values asked for where it counts them up', () => {
    const status = 'from enum import Enum\n\nclass Status(str, Enum):\n    WAITING = 1\n    DONE = 2\n\n';
    assert.match(best(`${status}s = Stat`) ?? '', /^us\./u);
  });
});

describe('a class of the file', () => {
  it('does not lend its names to its methods', () => {
    const text = 'class A:\n    layers = 2\n\n    def f(self):\n        ';
    none([best(`${text}return lay`), ...asked(`${text}return lay`)], /^ers/u);
    assert.match(best(`${text}x = self.lay`) ?? '', /^ers/u);
  });

  const made = [
    'from dataclasses import dataclass\n\n@dataclass(frozen=True)\nclass A:\n    a: int = 2\n\n    ',
    'from enum import IntEnum\n\nclass A(IntEnum):\n    B = 1\n\n    ',
    'import typing\n\nclass A(typing.NamedTuple):\n    a: int\n\n    ',
    'class TestA:\n    ',
    'class A:\n    def f(self):\n        ',
  ];
  for (const text of made)
    it(`has no constructor: ${JSON.stringify(text)}`, () => {
      none([best(`${text}def `), ...asked(`${text}def `)], /^__init__/u);
    });

  it('has a constructor and decorators of its own elsewhere', () => {
    assert.equal(best('class A:\n    def '), '__init__');
    assert.equal(best('class A:\n    @prop'), 'erty');
    none([best('@prop'), ...asked('@prop')], /^erty/u);
    none([best('def f():\n    def ma')], /^in/u);
  });
});

describe('a loop', () => {
  it('does not go over a number', () => {
    none(asked('n_layers = 3\nfor layer in '), /^n_layers(?!\w)/u);
    none(asked('def f(layers: int):\n    for layer in '), /^layers/u);
    none(asked('depth = 3\nys = [a for a in '), /^depth/u);
  });

  it('goes over a list, whatever it is named for', () => {
    assert.match(best('n_values = [1, 2, 3]\nfor n in n_') ?? '', /^values/u);
  });
});

describe('what is there', () => {
  it('is not taken from itself, divided by itself or compared with itself', () => {
    for (const operator of ['-', '/', '//', '%', '==', '!=', '<', '>'])
      none(asked(`n = 3\nm = 4\nx = n ${operator} `), /^n$/u);
    assert.ok(asked('import numpy as np\nv = np.zeros(2)\nw = v / ').some((one) => one.startsWith('v.sum')));
  });

  it('is no second qubit of the same gate', () => {
    const text = 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(3, 3)\n';
    none([best(`${text}qc.cx(1, `), ...asked(`${text}qc.cx(1, `)], /^1\b/u);
    none([best(`${text}qc.ccx(1, 0, `), ...asked(`${text}qc.ccx(1, 0, `)], /^[01]\b/u);
    assert.equal(best(`${text}qc.measure(0, `), '0)');
    assert.match(best(`${text}for i in range(2):\n    qc.cx(i, `) ?? '', /^i \+ 1/u);
  });
});

describe('nothing is said while the user types', () => {
  const text = 'from qiskit import QuantumCircuit\nqc = QuantumCircuit(3)\n';
  for (const last of ['qc.rx(0.', 'qc.rx(0.5', 'qc.rx(-1.0', 'x = 1e', 'x = 1e-', 'x = 1.5e-3', 'qc.rx(.5'])
    it(`a number with a point or an exponent: ${last}`, () => {
      assert.equal(best(text + last), undefined);
    });

  for (const last of ['%', '%matplotlib inl', '!', '!pip install q', 'qc?', 'qc.h??', '?qc'])
    it(`what only a notebook understands: ${last}`, () => {
      assert.equal(best(text + last), undefined);
      assert.deepEqual(asked(text + last), []);
    });

  it('but there is an answer where the user asks', () => {
    assert.ok(asked(`${text}qc.rx(0.5`).includes(', 0)'));
  });
});

describe('an import', () => {
  it('brings no name that the program has from elsewhere', () => {
    const text = 'def transpile(a):\n    return a\n\nfrom qiskit import ';
    none([best(`${text}tran`), ...asked(`${text}tran`)], /^spile\b/u);
    assert.equal(best('from qiskit import tran'), 'spile');
  });
});
