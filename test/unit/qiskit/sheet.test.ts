import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { loadTables } from '../../../src/offline/data.ts';
import { Api } from '../../../src/qiskit/api.ts';
import type { Lines } from '../../../src/qiskit/entries.ts';
import { guessType } from '../../../src/qiskit/guard.ts';
import { Lookup } from '../../../src/qiskit/lookup.ts';
import { loadRemovals } from '../../../src/qiskit/removals.ts';
import { Scope } from '../../../src/qiskit/scope.ts';
import { Sheet } from '../../../src/qiskit/sheet.ts';

const lookup = new Lookup(new Api(loadTables().api), loadRemovals());

function sheet(version: string): Sheet {
  return new Sheet({
    lookup,
    installation: { versions: { qiskit: version, 'qiskit-ibm-runtime': '0.49.0' }, surface: null },
    scope: () => new Scope(lookup.api, guessType),
  });
}

function linesOf(text: readonly string[]): Lines {
  return { count: text.length, at: (line) => text[line] ?? '' };
}

function read(text: readonly string[], version = '2.5.2'): Sheet {
  const one = sheet(version);
  while (!one.isDone(linesOf(text))) one.work(linesOf(text));
  return one;
}

/** What a sheet says, line by line. */
function said(one: Sheet): string[] {
  return one
    .findings()
    .map(
      ({ finding, start, end, fix }) =>
        `${start.line + 1}:${start.character}-${end.line + 1}:${end.character} ${finding.standing} ${finding.symbol}${fix === null ? '' : ` -> ${fix.text}`}`,
    );
}

/** A text with its repairs. */
function repaired(text: readonly string[], one: Sheet): string[] {
  const lines = [...text];
  for (const { start, end, text: put } of one.repairs().toReversed()) {
    const head = lines[start.line]?.slice(0, start.character) ?? '';
    const tail = lines[end.line]?.slice(end.character) ?? '';
    lines.splice(start.line, end.line - start.line + 1, ...`${head}${put}${tail}`.split('\n'));
  }
  return lines;
}

const OLD = `from qiskit import QuantumCircuit, Aer, execute
from qiskit.providers.fake_provider import (
    FakeManila,
)

qc = QuantumCircuit(2, 2)
qc.cnot(0, 1)
for op, qubits, clbits in qc.data:
    print(op)
bound = qc.bind_parameters({theta: 0.5})
job = execute(qc, Aer.get_backend("qasm_simulator"))
try:
    from qiskit import IBMQ
except ImportError:
    IBMQ = None`.split('\n');

describe('findings of a document', () => {
  it('have their places, versions and fixes', () => {
    assert.deepEqual(said(read(OLD)), [
      '1:35-1:38 gone qiskit.Aer -> from qiskit import QuantumCircuit, execute\nfrom qiskit_aer import Aer',
      '1:40-1:47 gone qiskit.execute',
      '3:4-3:14 gone qiskit.providers.fake_provider.FakeManila -> from qiskit_ibm_runtime.fake_provider import FakeManilaV2 as FakeManila',
      '7:3-7:7 gone QuantumCircuit.cnot -> cx',
      '8:4-8:22 deprecated QuantumCircuit.data[i][j]',
      '10:11-10:26 gone QuantumCircuit.bind_parameters -> assign_parameters',
      '11:6-11:13 gone qiskit.execute',
    ]);
  });

  it('are put right all at once, each statement as a whole', () => {
    const lines = repaired(OLD, read(OLD));
    assert.deepEqual(lines.slice(0, 4), [
      'from qiskit import QuantumCircuit, execute',
      'from qiskit_aer import Aer',
      'from qiskit_ibm_runtime.fake_provider import FakeManilaV2 as FakeManila',
      '',
    ]);
    assert.deepEqual(
      said(read(lines)).filter((line) => line.includes('->')),
      [],
    );
  });

  it('are fewer in the release before', () => {
    assert.equal(said(read(OLD, '0.44')).filter((line) => line.includes('gone')).length, 0);
  });

  it('follow an import that is taken away', () => {
    const one = read(OLD);
    const next = ['import numpy', ...OLD.slice(1)];
    one.edit({ first: 0, last: 0, count: 1 }, linesOf(next));
    while (!one.isDone(linesOf(next))) one.work(linesOf(next));
    assert.deepEqual(said(one), said(read(next)));
  });

  it('are those of what is below too when a change above reaches to where nothing was read yet', () => {
    let lines = [...OLD];
    const one = read(lines);
    const put = (at: number, remove: number, ...texts: string[]): void => {
      lines = lines.toSpliced(at, remove, ...texts);
      one.edit({ first: at, last: at + remove - 1, count: texts.length }, linesOf(lines));
    };
    put(7, 1, '"""', 'qc.cnot(0, 1)');
    put(8, 1, 'qc.cnot(0, 1)');
    one.work(linesOf(lines));
    put(8, 1, 'qc.cnot(0, 1)');
    // The string that begins here ends at the quotes below, which are not read yet.
    put(0, 4, '"""', 'qc.cnot(0, 1)');
    while (!one.isDone(linesOf(lines))) one.work(linesOf(lines));
    assert.deepEqual(said(one), said(read(lines)));
  });

  it('are the same after any edit as when read anew', () => {
    const pieces = [
      'qc.cnot(0, 1)',
      'qc = QuantumCircuit(2)',
      'from qiskit import execute',
      'def f(circuit):',
      '    circuit.cnot(0, 1)',
      'x = [',
      ']',
      '"""',
      '',
      'execute = 3',
      'from qiskit import *',
      'execute(qc)',
    ];
    const edit = fc.record({
      at: fc.nat(60),
      remove: fc.nat(3),
      put: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }),
      work: fc.nat(2),
    });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...pieces, ...OLD), { maxLength: 60 }),
        fc.array(edit, { maxLength: 6 }),
        (start, edits) => {
          let lines = [...OLD, ...start];
          const one = read(lines);
          for (const { at, remove, put, work } of edits) {
            const first = Math.min(at, lines.length - 1);
            const last = Math.min(first + remove, lines.length - 1);
            lines = [...lines.slice(0, first), ...put, ...lines.slice(last + 1)];
            one.edit({ first, last, count: put.length }, linesOf(lines));
            for (let round = 0; round < work; round += 1) one.work(linesOf(lines));
          }
          while (!one.isDone(linesOf(lines))) one.work(linesOf(lines));
          assert.deepEqual(said(one), said(read(lines)), lines.join('\n'));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('cost little for each key in a long document', () => {
    const long = Array.from({ length: 5000 }, (_, at) => (at < 15 ? (OLD[at] ?? '') : `qc.h(${at % 2})`));
    const one = read(long);
    const times: number[] = [];
    for (let key = 0; key < 60; key += 1) {
      long[2500] = `qc.cnot(0, 1)${' '.repeat(key)}`;
      const began = performance.now();
      one.edit({ first: 2500, last: 2500, count: 1 }, linesOf(long));
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    assert.ok(one.isDone(linesOf(long)));
    assert.equal(said(one).filter((line) => line.startsWith('2501:')).length, 1);
    assert.ok((times[30] ?? 9) < 2, `${times[30] ?? 0} ms`);
  });
});
