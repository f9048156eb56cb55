#!/usr/bin/env python
# How many qubits can my laptop do?  Time of Aer's methods against number of qubits.
import csv
import platform
import resource
import sys
import time

from qiskit import transpile, __version__ as terra
from qiskit.circuit.random import random_clifford_circuit
from qiskit.circuit.library import quantum_volume
from qiskit.providers.basic_provider import BasicSimulator
from qiskit_aer import AerSimulator

MAX_SECONDS = 60.0
REPEAT = 3

backends = {
    "basic": BasicSimulator(),
    "statevector": AerSimulator(method="statevector"),
    "statevector_fp32": AerSimulator(method="statevector", precision="single"),
    "mps": AerSimulator(method="matrix_product_state", matrix_product_state_max_bond_dimension=64),
    "stabilizer": AerSimulator(method="stabilizer"),
}
LIMIT = {"basic": 20, "statevector": 29, "statevector_fp32": 30, "mps": 40, "stabilizer": 200}


def circuit_for(method, n):
    if method == "stabilizer":
        qc = random_clifford_circuit(n, num_gates=10 * n, seed=n)
    else:
        qc = quantum_volume(n, depth=8, seed=n)
    qc.measure_all()
    return qc


def best_of(backend, qc):
    times = []
    for _ in range(REPEAT):
        t0 = time.perf_counter()
        result = backend.run(qc, shots=100).result()
        times.append(time.perf_counter() - t0)
        if not result.success:
            return None
        if times[-1] > MAX_SECONDS / 4:
            break
    return min(times)


def main():
    print(f"qiskit {terra} on {platform.processor() or platform.machine()}", file=sys.stderr)
    writer = csv.writer(sys.stdout)
    writer.writerow(["method", "qubits", "seconds", "rss_mb"])
    for name, backend in backends.items():
        n = 4
        while n <= LIMIT[name]:
            qc = transpile(circuit_for(name, n), backend, optimization_level=1, seed_transpiler=0)
            seconds = best_of(backend, qc)
            if seconds is None:
                print(f"{name}: failed at {n}", file=sys.stderr)
                break
            rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            writer.writerow([name, n, f"{seconds:.4f}", round(rss)])
            if seconds > MAX_SECONDS:
                break
            n += 20 if name == "stabilizer" else 2


if __name__ == "__main__":
    main()
