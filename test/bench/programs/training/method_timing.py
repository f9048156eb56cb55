"""Time the simulation methods of Aer on GHZ, QFT and random circuits and write a csv."""
import csv
import logging
import time
from pathlib import Path

from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import QFTGate
from qiskit.circuit.random import random_circuit
from qiskit_aer import AerError, AerSimulator

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
log = logging.getLogger("timing")

METHODS = ("statevector", "density_matrix", "matrix_product_state", "stabilizer", "extended_stabilizer")
SIZES = (4, 6, 8, 10, 12)
SHOTS = 1000


def ghz(n):
    qc = QuantumCircuit(n, name=f"ghz{n}")
    qc.h(0)
    qc.cx(0, range(1, n))
    qc.measure_all()
    return qc


def qft(n):
    qc = QuantumCircuit(n, name=f"qft{n}")
    qc.x(0)
    qc.append(QFTGate(n), range(n))
    qc.measure_all()
    return qc


def rand(n):
    qc = random_circuit(n, depth=n, max_operands=2, seed=n)
    qc.name = f"random{n}"
    qc.measure_all()
    return qc


def time_one(circuit, method):
    backend = AerSimulator(method=method, seed_simulator=11)
    try:
        tqc = transpile(circuit, backend, optimization_level=0)
        start = time.perf_counter()
        result = backend.run(tqc, shots=SHOTS).result()
        elapsed = time.perf_counter() - start
    except AerError as exc:
        log.info("%s with %s: %s", circuit.name, method, exc)
        return None
    if not result.success:
        log.info("%s with %s failed", circuit.name, method)  # stabilizer cannot run the rest
        return None
    return {
        "circuit": circuit.name,
        "qubits": circuit.num_qubits,
        "method": method,
        "depth": tqc.depth(),
        "wall_s": round(elapsed, 5),
        "time_taken_s": round(result.results[0].time_taken, 5),
    }


def main(out=Path("timings.csv")):
    rows = []
    for builder in (ghz, qft, rand):
        for n in SIZES:
            circuit = builder(n)
            for method in METHODS:
                row = time_one(circuit, method)
                if row is not None:
                    rows.append(row)
    with out.open("w", newline="") as fh:
        writer = csv.DictWriter(fh, fieldnames=rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    log.info("%d rows written to %s", len(rows), out)


if __name__ == "__main__":
    main()
