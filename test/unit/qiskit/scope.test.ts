import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { loadTables } from '../../../src/offline/data.ts';
import { Api } from '../../../src/qiskit/api.ts';
import { Scope } from '../../../src/qiskit/scope.ts';
import { split } from '../../../src/qiskit/statements.ts';

const api = new Api(loadTables().api);
const imports = `from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import efficient_su2
from qiskit.primitives import StatevectorEstimator
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2 as Sampler
from qiskit_ibm_runtime import QiskitRuntimeService, Session
import numpy as np
import matplotlib.pyplot as plt
`;

function scopeOf(text: string): Scope {
  const scope = new Scope(api, (name) => (name === 'circuit' ? 'QuantumCircuit' : ''));
  split(imports + text).statements.forEach((statement, at) => scope.apply(statement, at));
  return scope;
}

function typeAfter(text: string, name: string): string | undefined {
  return scopeOf(text).typeOf(name);
}

describe('annotations', () => {
  for (const [annotation, type] of [
    ['QuantumCircuit', 'QuantumCircuit'],
    ['"QuantumCircuit"', 'QuantumCircuit'],
    ['QuantumCircuit | None', 'QuantumCircuit'],
    ['Optional[QuantumCircuit]', 'QuantumCircuit'],
    ['typing.Optional[QuantumCircuit]', 'QuantumCircuit'],
    ['Union[QuantumCircuit, None]', 'QuantumCircuit'],
    ['List[QuantumCircuit]', 'list[QuantumCircuit]'],
    ['typing.Sequence[QuantumCircuit]', 'list[QuantumCircuit]'],
    ['Optional[List[QuantumCircuit]]', 'list[QuantumCircuit]'],
    ['Iterator[QuantumCircuit]', 'list[QuantumCircuit]'],
    ['Dict[str, int]', 'dict'],
    ['dict[str, int]', 'dict'],
    ['Mapping[str, int]', 'dict'],
    ['np.ndarray', 'ndarray'],
    ['qiskit.circuit.QuantumCircuit', 'QuantumCircuit'],
    ['complex', 'float'],
  ] as const)
    it(`${annotation} says ${type}`, () => {
      const scope = scopeOf(`def f(x: ${annotation} = None):\n    pass\n`);
      assert.equal(scope.signature('f')[0]?.type, type);
    });
});

describe('functions and classes of the file', () => {
  it('have parameters', () => {
    const scope = scopeOf(
      'def f(n: int, circuit, shots=100, *rest):\n    pass\nclass A:\n    def __init__(self, x):\n        pass\ny = 1\n',
    );
    assert.deepEqual(
      scope.signature('f').map(({ name, type, optional }) => [name, type, optional]),
      [
        ['n', 'int', false],
        ['circuit', 'QuantumCircuit', false],
        ['shots', 'int', true],
      ],
    );
    assert.deepEqual(
      scope.signature('A').map(({ name }) => name),
      ['x'],
    );
  });

  it('have the members of their parents', () => {
    const scope = scopeOf('class A(QuantumCircuit):\n    def f(self):\n        x = 1\n');
    assert.equal(scope.members('self')?.parent, 'QuantumCircuit');
  });

  it('have names of their own', () => {
    const scope = scopeOf('a = 1\ndef f():\n    b = 2\n');
    assert.equal(scope.isLocal('b'), true);
    assert.equal(scope.isLocal('a'), false);
  });
});

describe('types of names', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['qc = QuantumCircuit(2)\n', 'qc', 'QuantumCircuit'],
    ['a = efficient_su2(3)\n', 'a', 'QuantumCircuit'],
    ['qc = QuantumCircuit(2)\nc2 = qc.compose(qc).inverse()\n', 'c2', 'QuantumCircuit'],
    ['s = Sampler()\n', 's', 'aer:SamplerV2'],
    ['s = Sampler()\nc = s.run([1]).result()[0].data.meas.get_counts()\n', 'c', 'counts'],
    ['e = StatevectorEstimator()\nd = e.run([1]).result()[0].data\n', 'd', 'DataBin/e'],
    ['backend = QiskitRuntimeService().least_busy()\n', 'backend', 'IBMBackend'],
    ['pm = generate_preset_pass_manager(1)\nx = pm.run([QuantumCircuit(1)])\n', 'x', 'list[QuantumCircuit]'],
    ['from qiskit import qpy\nx = qpy.load(file)[0]\n', 'x', 'QuantumCircuit'],
    ['from qiskit import qasm2\nx = qasm2.load(path)\n', 'x', 'QuantumCircuit'],
    ['x = transpile(QuantumCircuit(1), AerSimulator())\n', 'x', 'QuantumCircuit'],
    ['n = len([1]) * 2\n', 'n', 'int'],
    ['x = given or QuantumCircuit(1)\n', 'x', 'QuantumCircuit'],
    ['x = given and QuantumCircuit(1)\n', 'x', 'QuantumCircuit'],
    ['x = None if given else QuantumCircuit(1)\n', 'x', 'QuantumCircuit'],
    ['x = QuantumCircuit(1) if given == 1 else None\n', 'x', 'QuantumCircuit'],
    ['x = not given\n', 'x', 'bool'],
    ['x = not given or "a"\n', 'x', 'bool'],
    ['x = (QuantumCircuit(n) for n in range(3) if n > 1)\n', 'x', ''],
    ['x = [QuantumCircuit(n) for n in range(3) if n > 1]\n', 'x', 'list[QuantumCircuit]'],
    ['x = 2 * np.pi / 3\n', 'x', 'float'],
    ['xs = np.linspace(0, 1)\n', 'xs', 'ndarray'],
    ['fig, ax = plt.subplots()\n', 'ax', 'Axes'],
    ['a, b = 1, "x"\n', 'b', 'str'],
    ['x: QuantumCircuit = make()\n', 'x', 'QuantumCircuit'],
    ['with Session(backend=1) as session:\n', 'session', 'Session'],
    ['for i, qc in enumerate([QuantumCircuit(1)]):\n', 'qc', 'QuantumCircuit'],
    ['for i in range(3):\n', 'i', 'loopint'],
    ['def f(n: int, circuit, shots=100):\n', 'shots', 'int'],
    ['def f(n: int, circuit, shots=100):\n', 'circuit', 'QuantumCircuit'],
    ['fig, (left, right) = plt.subplots(1, 2)\n', 'right', 'Axes'],
    ['with open("a.txt", "w") as handle:\n', 'handle', 'file'],
    ['for step in QuantumCircuit(1).data:\n    what = step.operation\n', 'what', 'Instruction'],
    ['def f():\n    qc = QuantumCircuit(1)\n    return qc\nx = f()\n', 'x', 'QuantumCircuit'],
  ];
  for (const [text, name, type] of cases) {
    it(`${text.trim().split('\n').at(-1) ?? ''}  gives ${type}`, () => {
      assert.equal(typeAfter(text, name), type);
    });
  }

  it('are told as far as an expression is written', () => {
    for (const text of ['x = given if', 'x = given if other', 'x = None or'])
      assert.equal(typeAfter(`${text}\n`, 'x') ?? '', '', text);
  });

  it('are said to be guessed where only the name tells', () => {
    const scope = scopeOf(
      'for circuit in things:\n    x = 1\ndef f(circuit, other: QuantumCircuit):\n    y = 2\n',
    );
    assert.equal(scope.find('circuit')?.guessed, true);
    assert.equal(scope.find('other')?.guessed, false);
    assert.equal(scopeOf('circuit = QuantumCircuit(1)\n').find('circuit')?.guessed, false);
  });

  it('end with their function', () => {
    const text = 'def f():\n    inner = 1\n    return inner\nx = 2\n';
    assert.equal(typeAfter(text, 'inner'), undefined);
    assert.equal(scopeOf('def f():\n    inner = 1\n').at(4).typeOf('inner'), 'int');
    assert.equal(scopeOf('def f():\n    inner = 1\n').at(0).typeOf('inner'), undefined);
  });

  it('of attributes of self are known in every method', () => {
    const scope = scopeOf(
      'class A:\n    def __init__(self):\n        self.qc = QuantumCircuit(1)\n    def go(self):\n        d = self.qc.depth()\n',
    );
    assert.equal(scope.typeOf('d'), 'int');
    assert.deepEqual([...(scope.members('self')?.names.keys() ?? [])].toSorted(), ['__init__', 'go', 'qc']);
  });

  it('of fields are known by their class', () => {
    const scope = scopeOf(
      'class Config:\n    shots: int = 10\n    name: str\nconfig = Config()\nn = config.shots\n',
    );
    assert.equal(scope.typeOf('n'), 'int');
    assert.equal(scope.members('Config')?.closed, true);
  });

  it('of a copy do not come back', () => {
    const scope = scopeOf('x = 1\n');
    const copy = scope.clone();
    split('y = 2\n').statements.forEach((statement) => copy.apply(statement, 99));
    assert.equal(scope.typeOf('y'), undefined);
    assert.equal(copy.typeOf('y'), 'int');
  });
});

describe('imports', () => {
  it('bring names with their paths', () => {
    const scope = scopeOf(
      'import os.path\nimport qiskit.quantum_info as qi\nfrom .local import (thing,\n  other as o)\n',
    );
    assert.equal(scope.find('os')?.path, 'os');
    assert.equal(scope.typeOf('qi'), 'module:qiskit.quantum_info');
    assert.equal(scope.find('o')?.path, '.local.other');
    assert.equal(scope.find('thing')?.path, '.local.thing');
  });
});

describe('the API table', () => {
  it('joins members of bases', () => {
    assert.ok(api.members('IBMBackend').has('target'));
    assert.ok(api.members('AerSimulator').has('run'));
  });

  it('tells what is old', () => {
    assert.ok(api.isOld('EfficientSU2'));
    assert.ok(api.isOld('QuantumCircuit.duration'));
    assert.ok(!api.isOld('QuantumCircuit.h'));
    assert.equal(api.members('QuantumCircuit').has('cnot'), false);
  });

  it('gives parameters', () => {
    assert.deepEqual(api.call('function:generate_preset_pass_manager')?.parameters.slice(0, 2), [
      'optimization_level=',
      'backend=',
    ]);
    assert.equal(api.call('class:QuantumCircuit')?.type, 'QuantumCircuit');
    assert.equal(api.call('class:NoSuchThing'), undefined);
  });
});

describe('what values hold and give', () => {
  it('is told by what is appended and put under keys', () => {
    assert.equal(typeAfter('rows = []\nrows.append(QuantumCircuit(2))\n', 'rows'), 'list[QuantumCircuit]');
    const text = 'jobs = {}\njobs["a"] = QuantumCircuit(2)\n';
    assert.equal(typeAfter(`${text}one = jobs["a"]\n`, 'one'), 'QuantumCircuit');
    assert.equal(typeAfter(`${text}for name, one in jobs.items():\n    pass\n`, 'one'), 'QuantumCircuit');
  });

  it('is told by properties and methods of own classes', () => {
    const text =
      'class Chain:\n    @property\n    def ansatz(self):\n        return QuantumCircuit(2)\n    def make(self):\n        return QuantumCircuit(2)\n\n';
    const scope = scopeOf(`${text}x = 1\n`);
    assert.equal(scope.memberOf('Chain', 'ansatz'), 'QuantumCircuit');
    assert.equal(scope.memberOf('Chain', 'make'), 'own:QuantumCircuit');
  });

  it('is guessed for parameters that are named like a class of the file', () => {
    const text =
      'class SpinChain:\n    def __init__(self):\n        self.length = 3\n\ndef run(chain):\n    pass\n';
    assert.equal(scopeOf(text).signature('run')[0]?.type, 'SpinChain');
  });

  it('makes a constructor of the fields of a data class', () => {
    const text = '@dataclass\nclass Item:\n    name: str\n    weight: int\n\nx = 1\n';
    assert.deepEqual(
      scopeOf(text)
        .signature('Item')
        .map(({ name, type }) => [name, type]),
      [
        ['name', 'str'],
        ['weight', 'int'],
      ],
    );
  });
});
