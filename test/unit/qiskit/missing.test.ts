import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { loadTables } from '../../../src/offline/data.ts';
import { Api } from '../../../src/qiskit/api.ts';
import { Lookup } from '../../../src/qiskit/lookup.ts';
import { importEdit, missingImports } from '../../../src/qiskit/missing.ts';
import { loadRemovals } from '../../../src/qiskit/removals.ts';

const lookup = new Lookup(new Api(loadTables().api), loadRemovals());
const installation = { versions: { qiskit: '2.5.2' }, surface: null };

function missing(before: string, text: string, after = ''): string[] {
  return missingImports({ before, text, after }, lookup, installation).map(
    ({ module, name }) => `${module}.${name}`,
  );
}

describe('missing imports', () => {
  it('are the names of Qiskit that nothing brings', () => {
    assert.deepEqual(
      missing('from qiskit import QuantumCircuit\n', 'isa = transpile(QuantumCircuit(2), backend)\n'),
      ['qiskit.transpile'],
    );
    assert.deepEqual(missing('', 'op = SparsePauliOp("ZZ")\n'), ['qiskit.quantum_info.SparsePauliOp']);
    assert.deepEqual(missing('', 'theta = Parameter("t")\n'), ['qiskit.circuit.Parameter']);
  });

  it('are none for what is defined, imported, an attribute, a keyword or Python', () => {
    assert.deepEqual(missing('', 'def transpile(qc):\n    return qc\ntranspile(1)\n'), []);
    assert.deepEqual(missing('', 'one.transpile(qc, Target=3)\nprint(len(range(3)))\n'), []);
    assert.deepEqual(missing('', 'transpile(1)\n', 'def transpile(qc):\n    return qc\n'), []);
    assert.deepEqual(missing('', 'from qiskit import transpile\ntranspile(1)\n'), []);
  });

  it('offer each thing of that name', () => {
    const found = missing('', 's = SamplerV2(mode=backend)\n');
    assert.deepEqual(found, ['qiskit_ibm_runtime.SamplerV2', 'qiskit_aer.primitives.SamplerV2']);
  });
});

describe('the line of an import', () => {
  function edited(text: string, module: string, name: string): string {
    const lines = text.split('\n');
    const edit = importEdit({ module, name }, { count: lines.length, at: (line) => lines[line] ?? '' });
    const line = lines[edit.start.line] ?? '';
    lines[edit.start.line] = line.slice(0, edit.start.character) + edit.text + line.slice(edit.end.character);
    return lines.join('\n');
  }

  it('goes to the other names of the module', () => {
    assert.equal(
      edited('from qiskit import QuantumCircuit  # all\nx = 1', 'qiskit', 'transpile'),
      'from qiskit import QuantumCircuit, transpile  # all\nx = 1',
    );
  });

  it('goes below the other imports', () => {
    assert.equal(
      edited('"""Doc."""\nimport numpy\nfrom a import (\n    b,\n)\n\nx = 1', 'qiskit', 'transpile'),
      '"""Doc."""\nimport numpy\nfrom a import (\n    b,\n)\nfrom qiskit import transpile\n\nx = 1',
    );
  });

  it('goes to the top of a cell without imports', () => {
    assert.equal(edited('x = 1', 'qiskit', 'transpile'), 'from qiskit import transpile\nx = 1');
  });
});
