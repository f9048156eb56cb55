"""Mirror circuits: layers forward, a random Pauli, layers back. Ideal output is one bitstring."""
import sys
import time
from typing import NamedTuple

import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Clifford, Pauli, StabilizerState, random_clifford
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import SamplerV2 as Sampler
from qiskit_ibm_runtime.fake_provider import FakeFez, FakeKyiv


class Point(NamedTuple):
    width: int
    depth: int
    success: float
    polarization: float
    seconds: float


def random_layer(edges, n, rng):
    qc = QuantumCircuit(n)
    for q in range(n):
        qc.compose(random_clifford(1, seed=rng).to_circuit(), [q], inplace=True)
    free = set(range(n))
    for k in rng.permutation(len(edges)):
        a, b = edges[k]
        if a in free and b in free and rng.random() < 0.5:
            qc.cz(a, b)
            free -= {a, b}
    return qc


def mirror(edges, n, depth, rng) -> tuple[QuantumCircuit, str]:
    half = QuantumCircuit(n)
    for _ in range(depth // 2):
        half.compose(random_layer(edges, n, rng), inplace=True)
        half.barrier()
    pauli = Pauli("".join(rng.choice(list("IXYZ"), n)))
    qc = half.copy(name=f"mirror_{n}_{depth}")
    qc.append(pauli.to_instruction(), range(n))
    qc.barrier()
    qc.compose(half.inverse(), inplace=True)

    unbarriered = QuantumCircuit(n)
    for inst in qc.data:
        if inst.operation.name != "barrier":
            unbarriered.append(inst.operation, inst.qubits)
    outcomes = StabilizerState(Clifford(unbarriered)).probabilities_dict()
    (target,) = outcomes
    qc.measure_all()
    return qc, target


def run_point(backend, n, depth, samples=10, shots=1000, seed=0):
    rng = np.random.default_rng([seed, n, depth])
    edges = [(i, i + 1) for i in range(n - 1)]
    circuits, targets = zip(*(mirror(edges, n, depth, rng) for _ in range(samples)))
    t0 = time.time()
    # level 0 or the mirror would be optimised away (there are barriers, but still)
    pm = generate_preset_pass_manager(
        optimization_level=0, backend=backend, initial_layout=list(range(n))
    )
    result = Sampler(mode=backend).run(pm.run(list(circuits)), shots=shots).result()
    successes = [r.data.meas.get_counts().get(t, 0) / shots for r, t in zip(result, targets)]
    s = float(np.mean(successes))
    polarization = (s - 1 / 2**n) / (1 - 1 / 2**n)
    return Point(n, depth, s, polarization, time.time() - t0)


def main():
    fake = FakeFez() if "--fez" in sys.argv else FakeKyiv()
    backend = AerSimulator.from_backend(fake, seed_simulator=1)
    print(fake.name)
    for n in (2, 4, 6):
        for depth in (2, 8, 32):
            p = run_point(backend, n, depth)
            bar = "#" * int(40 * max(0, p.polarization))
            print(f"w={p.width} d={p.depth:3d} S={p.success:.3f} {bar} [{p.seconds:.1f}s]")


if __name__ == "__main__":
    main()
