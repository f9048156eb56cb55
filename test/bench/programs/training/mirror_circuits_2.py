from __future__ import annotations

import logging

import numpy as np
import pandas as pd
from qiskit import QuantumCircuit
from qiskit.quantum_info import random_clifford, random_pauli
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime.fake_provider import FakeJakartaV2

logger = logging.getLogger(__name__)


def mirror_circuit(coupling, qubits, depth, rng) -> tuple[QuantumCircuit, str]:
    """Random layers, a random Pauli, then the layers backwards. Returns the expected string too."""
    n = len(qubits)
    edges = [(a, b) for a, b in coupling if a in qubits and b in qubits]
    half = QuantumCircuit(n)
    for _ in range(depth):
        for q in range(n):
            half.compose(random_clifford(1, seed=rng).to_circuit(), [q], inplace=True)
        if edges:
            a, b = edges[rng.integers(len(edges))]
            half.cx(qubits.index(a), qubits.index(b))
        half.barrier()

    qc = half.copy()
    qc.append(random_pauli(n, seed=rng).to_instruction(), range(n))
    qc.barrier()
    qc.compose(half.inverse(), inplace=True)

    # a Clifford-Pauli-Clifford circuit is a Pauli, so the outcome is deterministic
    check = qc.copy()
    check.measure_all()
    counts = AerSimulator(method="stabilizer").run(check.decompose(["pauli"]), shots=1).result().get_counts()
    (target,) = counts
    qc.measure_all()
    return qc, target


def effective_polarization(counts: dict[str, int], target: str) -> float:
    n = len(target)
    shots = sum(counts.values())
    h = np.zeros(n + 1)
    for bits, c in counts.items():
        h[sum(x != y for x, y in zip(bits, target))] += c / shots
    s = np.sum((-0.5) ** np.arange(n + 1) * h)
    return 4**n / (4**n - 1) * s - 1 / (4**n - 1)


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    device = FakeJakartaV2()
    sim = AerSimulator.from_backend(device, seed_simulator=1)
    coupling = list(device.coupling_map.get_edges())
    rng = np.random.default_rng(7)

    rows = []
    for qubits in ([0, 1], [0, 1, 2], [0, 1, 3, 5], [0, 1, 3, 5, 6]):
        pm = generate_preset_pass_manager(
            optimization_level=1, backend=device, initial_layout=qubits, seed_transpiler=0
        )
        for depth in (1, 4, 8, 16, 32):
            circuits, targets = zip(*(mirror_circuit(coupling, qubits, depth, rng) for _ in range(8)))
            counts = sim.run(pm.run(list(circuits)), shots=1000).result().get_counts()
            pol = [effective_polarization(c, t) for c, t in zip(counts, targets)]
            rows.append({"width": len(qubits), "depth": depth, "S": np.mean(pol), "std": np.std(pol)})
            logger.info("width %d depth %d: %.3f", len(qubits), depth, rows[-1]["S"])

    df = pd.DataFrame(rows)
    print(df.pivot(index="width", columns="depth", values="S").round(3))


if __name__ == "__main__":
    main()
