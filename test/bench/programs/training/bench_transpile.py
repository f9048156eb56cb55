# Benchmark of the preset pass managers, level 0..3
# usage: python bench_transpile.py [out.csv]
import functools
import sys
import time

import pandas as pd
from qiskit import QuantumCircuit
from qiskit.circuit.library import QFTGate, efficient_su2, quantum_volume
from qiskit.circuit.random import random_circuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeSherbrooke, FakeTorino

RECORDS = []


def timed(f):
    @functools.wraps(f)
    def g(*a, **k):
        t = time.perf_counter()
        out = f(*a, **k)
        return out, time.perf_counter() - t
    return g


def qft(n):
    qc = QuantumCircuit(n)
    qc.append(QFTGate(n), range(n))
    return qc


def ghz_star(n):
    qc = QuantumCircuit(n)
    qc.h(0)
    for t in range(1, n):
        qc.cx(0, t)
    return qc


def hea(n):
    qc = efficient_su2(n, reps=2, entanglement='circular')
    return qc.assign_parameters([0.1*i for i in range(qc.num_parameters)])


SUITE = {
    'qft': qft,
    'ghz_star': ghz_star,
    'hea': hea,
    'qv': lambda n: quantum_volume(n, seed=11),
    'random': lambda n: random_circuit(n, n, max_operands=2, seed=5),
}


@timed
def compile_one(pm, qc):
    return pm.run(qc)


def bench(backend, sizes, levels=(0, 1, 2, 3), seeds=(0, 1, 2)):
    two_q = 'ecr' if 'ecr' in backend.operation_names else 'cz'
    for level in levels:
        for seed in seeds:
            pm = generate_preset_pass_manager(optimization_level=level, backend=backend,
                                              seed_transpiler=seed)
            for name, make in SUITE.items():
                for n in sizes:
                    isa, dt = compile_one(pm, make(n))
                    RECORDS.append({
                        'backend': backend.name, 'circuit': name, 'n': n,
                        'level': level, 'seed': seed, 'seconds': dt,
                        'depth': isa.depth(),
                        'depth_2q': isa.depth(lambda inst: len(inst.qubits) == 2),
                        two_q: isa.count_ops().get(two_q, 0),
                    })
            print(backend.name, 'level', level, 'seed', seed, 'done', file=sys.stderr)


if __name__ == '__main__':
    for fake in (FakeSherbrooke(), FakeTorino()):
        bench(fake, sizes=[5, 10, 20])
    df = pd.DataFrame(RECORDS)
    if len(sys.argv) > 1:
        df.to_csv(sys.argv[1], index=False)
    summary = df.groupby(['backend', 'circuit', 'n', 'level'])[['seconds', 'depth_2q']].median()
    print(summary.unstack('level').round(3).to_string())
