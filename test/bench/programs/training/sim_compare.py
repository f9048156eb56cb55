"""Compare the methods of AerSimulator in run time and result.

For every method a shallow Clifford+T circuit is run; the sampled distribution
is compared with the exact one where the latter is affordable.
"""

import time
from typing import NamedTuple, Optional

import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import Statevector, hellinger_fidelity
from qiskit_aer import AerError, AerSimulator

METHODS = ["statevector", "density_matrix", "matrix_product_state", "extended_stabilizer"]
SIZES = [4, 8, 12, 16, 20]
SHOTS = 2000
EXACT_LIMIT = 16
DENSITY_LIMIT = 12


class Record(NamedTuple):
    method: str
    qubits: int
    seconds: float
    fidelity: Optional[float]


def brick_circuit(n: int, layers: int, rng: np.random.Generator) -> QuantumCircuit:
    qc = QuantumCircuit(n)
    qc.h(range(n))
    for layer in range(layers):
        for q in range(layer % 2, n - 1, 2):
            qc.cx(q, q + 1)
        for q in rng.choice(n, size=2, replace=False):
            qc.t(int(q))
        for q in range(n):
            if rng.random() < 0.5:
                qc.h(q)
    return qc


def bench(method: str, circuit: QuantumCircuit, exact: Optional[dict]) -> Record:
    simulator = AerSimulator(method=method, seed_simulator=1234)
    measured = circuit.copy()
    measured.measure_all()
    compiled = transpile(measured, simulator, optimization_level=0)

    begin = time.perf_counter()
    result = simulator.run(compiled, shots=SHOTS).result()
    elapsed = time.perf_counter() - begin
    if not result.success:
        raise AerError(result.status)

    fid = None
    if exact is not None:
        fid = hellinger_fidelity(result.get_counts(), exact)
    return Record(method, circuit.num_qubits, elapsed, fid)


def main() -> None:
    rng = np.random.default_rng(0)
    for n in SIZES:
        circuit = brick_circuit(n, layers=6, rng=rng)
        exact = None
        if n <= EXACT_LIMIT:
            exact = Statevector(circuit).probabilities_dict(decimals=12)
        for method in METHODS:
            if method == "density_matrix" and n > DENSITY_LIMIT:
                continue
            try:
                rec = bench(method, circuit, exact)
            except AerError as exc:
                print(f"{n:3d} {method:<22} failed: {exc}")
                continue
            fid = "      -" if rec.fidelity is None else f"{rec.fidelity:7.4f}"
            print(f"{rec.qubits:3d} {rec.method:<22} {rec.seconds:8.3f}s {fid}")


if __name__ == "__main__":
    main()
