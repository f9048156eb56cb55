# Transpilation is the slow part of our dashboard. Two levels of cache:
# an lru_cache in the process, and QPY files keyed by a hash on disk.
import hashlib
import os
import time
from functools import lru_cache, wraps
from pathlib import Path

from qiskit import QuantumCircuit, __version__, qasm3, qpy
from qiskit.circuit.library import QFTGate, efficient_su2
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeBrisbane, FakeTorino

CACHE = Path(os.environ.get('CIRCUIT_CACHE', '/tmp/circuit_cache'))
BACKENDS = {'brisbane': FakeBrisbane, 'torino': FakeTorino}


def timeit(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        t0 = time.perf_counter()
        try:
            return fn(*args, **kwargs)
        finally:
            print(f'{fn.__name__}: {1000 * (time.perf_counter() - t0):.1f} ms')
    return inner


@lru_cache
def get_backend(name):
    return BACKENDS[name]()


@lru_cache
def get_pm(name, level):
    return generate_preset_pass_manager(level, backend=get_backend(name), seed_transpiler=42)


def fingerprint(circuit, *extra):
    h = hashlib.sha256()
    h.update(qasm3.dumps(circuit).encode())
    for e in (__version__, *extra):
        h.update(str(e).encode())
    return h.hexdigest()[:24]


def load_or_build(key, build):
    path = CACHE / f'{key}.qpy'
    if path.exists():
        with path.open('rb') as f:
            (circuit,) = qpy.load(f)
        return circuit
    circuit = build()
    CACHE.mkdir(parents=True, exist_ok=True)
    with path.open('wb') as f:
        qpy.dump(circuit, f)
    return circuit


@timeit
def transpiled(circuit, backend='torino', level=2):
    key = fingerprint(circuit, backend, level)
    return load_or_build(key, lambda: get_pm(backend, level).run(circuit))


@lru_cache(maxsize=None)
def template(kind, n):
    if kind == 'qft':
        qc = QuantumCircuit(n)
        qc.append(QFTGate(n), range(n))
    elif kind == 'su2':
        qc = efficient_su2(n, reps=1, entanglement='pairwise')
    else:
        raise KeyError(kind)
    qc.measure_all()
    return qc


def clear():
    for f in CACHE.glob('*.qpy'):
        f.unlink()
    get_pm.cache_clear()
    template.cache_clear()


if __name__ == '__main__':
    for _ in range(2):
        for kind in ('qft', 'su2'):
            isa = transpiled(template(kind, 12), backend='brisbane')
            print(kind, isa.depth(), isa.num_parameters)
    print(template.cache_info())
