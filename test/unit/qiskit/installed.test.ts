import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { loadTables } from '../../../src/offline/data.ts';
import { Api } from '../../../src/qiskit/api.ts';
import { InstalledSurface } from '../../../src/qiskit/installed.ts';
import { offeredBy } from '../../../src/qiskit/offered.ts';

const api = new Api(loadTables().api);

/** A folder of packages, by path. */
function surfaceOf(files: Readonly<Record<string, string>>, told?: () => void): InstalledSurface {
  const paths = Object.keys(files);
  return new InstalledSurface(
    {
      read: (path) => Promise.resolve(files[path] ?? null),
      list: (path) => {
        const below = paths.filter((one) => path === '' || one.startsWith(`${path}/`));
        const names = below.map((one) => one.slice(path === '' ? 0 : path.length + 1).split('/', 1)[0] ?? '');
        return Promise.resolve(below.length === 0 ? null : [...new Set(names)]);
      },
    },
    { api, versions: { qiskit: '2.5.0' } },
    told,
  );
}

const FILES = {
  'qiskit/__init__.py': `"""Qiskit.
def not_code(): pass
"""
import sys
from qiskit.circuit import (
    QuantumCircuit,  # the circuit
    QuantumRegister as QR,
)
from .compiler import *
from .version import __version__

try:
    from qiskit_extra import Extra
except ImportError:
    Extra = None

def transpile(circuits,
    backend=None):
    """Compiles."""
    inner = 1
    return inner

class Thing:
    attribute = 3

first = second = 1
third, fourth = 1, 2
annotated: int = 5
__all__ = ["listed", "QuantumCircuit"]
`,
  'qiskit/circuit/__init__.py': 'from qiskit._accelerate.circuit import QuantumCircuit\n',
  'qiskit/compiler/__init__.py': 'from .assembler import assemble\n',
  'qiskit/version.py': '__version__ = "2.5.0"\n',
  'qiskit/lazy.py': 'def __getattr__(name):\n    return name\n',
  'qiskit/_accelerate.abi3.so': '',
};

async function answer(module: string, name: string): Promise<boolean | undefined> {
  const surface = surfaceOf(FILES);
  for (let round = 0; round < 4; round += 1) {
    surface.offers(module, name);
    await surface.settled();
  }
  return surface.offers(module, name);
}

describe('names that a module offers', () => {
  for (const name of [
    'QuantumCircuit',
    'QR',
    'Extra',
    'transpile',
    'Thing',
    'first',
    'second',
    'third',
    'fourth',
    'annotated',
    'listed',
    'circuit',
    'assemble',
    '_accelerate',
  ])
    it(`has ${name}`, async () => assert.equal(await answer('qiskit', name), true));

  for (const name of ['not_code', 'inner', 'attribute', 'QuantumRegister', 'execute', 'Aer', 'backend'])
    it(`has no ${name}`, async () => assert.equal(await answer('qiskit', name), false));

  it('are not known where the module makes them up', async () => {
    assert.equal(await answer('qiskit.lazy', 'anything'), undefined);
  });

  it('are not known of compiled modules, and of packages that are elsewhere', async () => {
    assert.equal(await answer('qiskit._accelerate', 'circuit'), undefined);
    assert.equal(await answer('qiskit_aer', 'AerSimulator'), undefined);
    assert.equal(await answer('numpy', 'pi'), undefined);
  });
});

describe('an installed package', () => {
  it('is read in the background, once for each module', async () => {
    let told = 0;
    const surface = surfaceOf(FILES, () => {
      told += 1;
    });
    assert.equal(surface.hasModule('qiskit'), undefined);
    assert.equal(surface.hasModule('qiskit'), undefined);
    await surface.settled();
    assert.deepEqual([surface.hasModule('qiskit'), told], [true, 1]);
    assert.equal(surface.hasModule('qiskit.opflow'), undefined);
    await surface.settled();
    assert.equal(surface.hasModule('qiskit.opflow'), false);
  });

  it('that is not there says so', async () => {
    const surface = surfaceOf(FILES);
    surface.hasModule('qiskit_aer');
    await surface.settled();
    assert.equal(surface.hasModule('qiskit_aer'), false);
  });
});

describe('a module of seven thousand lines', () => {
  it('is read in a few milliseconds', () => {
    const body = Array.from(
      { length: 1000 },
      (_, at) => `    def method${at}(self):\n        """Does it."""\n        return self.x[${at}]\n`,
    );
    const text = `class Big:\n${body.join('\n').repeat(2)}\ndef last():\n    pass\n`;
    const times = Array.from({ length: 10 }, () => {
      const began = performance.now();
      assert.deepEqual([...offeredBy(text).names], ['Big', 'last']);
      return performance.now() - began;
    });
    // Of several the quickest: other programs may have the processor meanwhile.
    assert.ok(Math.min(...times) < 5, times.join(' '));
  });

  it('take no longer than a module is long, whatever is in it', () => {
    for (const head of ['from ', 'def f(', '__all__ = [', 'import ', "x = ['"]) {
      for (const unit of [' ', '.', ',', '(', '"', "'\\", '=', '\\\n', 'import a, ']) {
        const start = performance.now();
        offeredBy(head + unit.repeat(100_000 / unit.length));
        assert.ok(performance.now() - start < 2000, JSON.stringify([head, unit]));
      }
    }
  });
});
