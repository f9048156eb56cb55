import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { importsIn, modulePaths, outlineOf } from '../../../src/completion/signatures.ts';

const MODULE = `"""Circuits that we use everywhere."""
from __future__ import annotations

import numpy as np
from qiskit import QuantumCircuit
from .noise import model as noise_model

SHOTS = 4000
_PRIVATE = 1
TABLE = {"a long literal": [1, 2, 3, 4, 5], "another one": [6, 7, 8, 9, 10], "more": 11}


def ghz(
    n: int,
    *,
    measure: bool = True,  # the usual
) -> QuantumCircuit:
    def inner():
        return 1
    qc = QuantumCircuit(n)
    return qc


async def submit(circuit, backend=None): ...


@dataclass
class Ansatz(QuantumCircuit):
    """Layers."""

    depth: int = 2

    def __init__(self, n: int, reps=1):
        super().__init__(n)

    def layer(self, k):
        def local(): return k
        return local

    def _secret(self): ...


NOTE = """
def not_this(x): it isn't code
"""
OPTIONS = [
    "resilience",
]


def last(x): return x`;

describe('outlineOf', () => {
  it('tells what a module offers, each on one line', () => {
    const { signatures, imports } = outlineOf(`${MODULE}\n`);
    assert.deepEqual(
      signatures.map(({ text }) => text),
      [
        'SHOTS = 4000',
        'def ghz(n: int, *, measure: bool = True,) -> QuantumCircuit',
        'async def submit(circuit, backend=None)',
        'class Ansatz(QuantumCircuit): __init__(self, n: int, reps=1); layer(self, k)',
        'def last(x)',
      ],
    );
    assert.deepEqual(imports.at(-1), { local: 'noise_model', module: '.noise', name: 'model' });
  });

  it('reads the last statement of a file without a line end too', () => {
    assert.deepEqual(
      outlineOf('def f(x): return x').signatures.map(({ text }) => text),
      ['def f(x)'],
    );
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void outlineOf(text)));
  });
});

describe('importsIn', () => {
  it('finds imports anywhere, and looks at nothing else', () => {
    const code = [
      'import circuits, os.path as p',
      'x = """',
      'y"""',
      'def run():',
      '    from .noise import (  # ours',
      '        model,',
      '        strength as s,',
      '    )',
      'from . import settings',
      'from qiskit import QuantumCircuit, \\',
      '    transpile',
      'important = 1',
    ].join('\n');
    assert.deepEqual(
      importsIn(code).map(({ module, name, local }) => `${module} ${name} ${local}`),
      [
        'circuits  circuits',
        'os.path  p',
        '.noise model model',
        '.noise strength s',
        '. settings settings',
        'qiskit QuantumCircuit QuantumCircuit',
        'qiskit transpile transpile',
      ],
    );
  });

  it('is quick for long texts', () => {
    const started = performance.now();
    importsIn(`${'import ('.repeat(5_000)}\n${'from a import (\n'.repeat(1_000)}`);
    assert.ok(performance.now() - started < 1_500);
  });
});

describe('modulePaths', () => {
  it('looks beside the file, at the top, and in src', () => {
    assert.deepEqual(modulePaths('lib.noise', 'app'), [
      'app/lib/noise.py',
      'app/lib/noise/__init__.py',
      'lib/noise.py',
      'lib/noise/__init__.py',
      'src/lib/noise.py',
      'src/lib/noise/__init__.py',
    ]);
  });

  it('follows relative imports, and never out of the workspace folder', () => {
    assert.deepEqual(modulePaths('.noise', 'app/core'), ['app/core/noise.py', 'app/core/noise/__init__.py']);
    assert.deepEqual(modulePaths('..noise', 'app/core'), ['app/noise.py', 'app/noise/__init__.py']);
    assert.deepEqual(modulePaths('.', 'app'), ['app/__init__.py']);
    assert.deepEqual(modulePaths('..', 'app'), ['__init__.py']);
    assert.deepEqual(modulePaths('...noise', 'app'), []);
    assert.deepEqual(modulePaths('a/../b', ''), []);
  });

  it('takes no longer than a file is long, whatever is in it', () => {
    for (const head of ['', 'from qiskit import (']) {
      for (const unit of [
        '(',
        'def f(',
        'def f(a, ',
        'def f(\n',
        '\\\n',
        'import a, ',
        'from qiskit import (\n',
      ]) {
        const start = performance.now();
        outlineOf(head + unit.repeat(50_000 / unit.length));
        assert.ok(performance.now() - start < 3000, JSON.stringify([head, unit]));
      }
    }
  });
});
