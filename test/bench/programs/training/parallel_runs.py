"""Sweep of noise strengths, one process per point."""
import os
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import hellinger_fidelity
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error

NUM_QUBITS = 8
SHOTS = 10_000


def build_circuit(depth=6):
    qc = QuantumCircuit(NUM_QUBITS)
    for d in range(depth):
        qc.ry(np.pi / (d + 2), range(NUM_QUBITS))
        for i in range(d % 2, NUM_QUBITS - 1, 2):
            qc.cx(i, i + 1)
    qc.measure_all()
    return qc


def run_point(p, seed):
    """Runs inside the worker, so everything is built here."""
    nm = NoiseModel()
    nm.add_all_qubit_quantum_error(depolarizing_error(p, 2), ["cx"])
    sim = AerSimulator(
        noise_model=nm,
        seed_simulator=seed,
        max_parallel_threads=1,  # the processes are the parallelism
    )
    counts = sim.run(build_circuit(), shots=SHOTS).result().get_counts()
    return p, dict(counts)


def main():
    ps = np.geomspace(1e-4, 0.2, 16)
    ideal = AerSimulator(seed_simulator=0).run(build_circuit(), shots=SHOTS).result().get_counts()

    workers = min(len(ps), os.cpu_count() or 1)
    t0 = time.time()
    found = {}
    with ProcessPoolExecutor(max_workers=workers) as pool:
        futures = [pool.submit(run_point, float(p), 100 + i) for i, p in enumerate(ps)]
        for fut in as_completed(futures):
            p, counts = fut.result()
            found[p] = hellinger_fidelity(ideal, counts)
    print(f"{workers} workers: {time.time() - t0:.2f} s")

    for p in sorted(found):
        print(f"{p:.2e}  {found[p]:.4f}  " + "#" * int(50 * found[p]))

    # same in one process, with Aer's own threads
    t0 = time.time()
    for i, p in enumerate(ps):
        run_point(float(p), 100 + i)
    print(f"serial: {time.time() - t0:.2f} s")


if __name__ == "__main__":
    main()
