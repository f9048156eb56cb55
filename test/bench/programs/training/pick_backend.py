"""Pick a Heron machine for today's runs.

    python pick_backend.py --qubits 100 --max-queue 50
"""
import argparse

import numpy as np
from qiskit_ibm_runtime import QiskitRuntimeService

TWO_QUBIT_GATES = ("cz", "ecr", "cx")


def two_qubit_gate(target):
    for name in TWO_QUBIT_GATES:
        if name in target.operation_names:
            return name
    raise ValueError("no entangling gate in target")


def median_errors(backend):
    target = backend.target
    gate = two_qubit_gate(target)
    cz = [p.error for p in target[gate].values() if p is not None and p.error is not None and p.error < 1]
    ro = [p.error for p in target["measure"].values() if p is not None and p.error is not None]
    return gate, np.median(cz), np.median(ro)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--qubits", type=int, default=100)
    parser.add_argument("--max-queue", type=int, default=None)
    parser.add_argument("--instance", default=None)
    args = parser.parse_args()

    service = QiskitRuntimeService(instance=args.instance)
    backends = service.backends(min_num_qubits=args.qubits, operational=True, simulator=False)

    rows = []
    for backend in backends:
        status = backend.status()
        if args.max_queue is not None and status.pending_jobs > args.max_queue:
            continue
        gate, e2q, ero = median_errors(backend)
        rows.append((backend.name, backend.num_qubits, gate, e2q, ero, status.pending_jobs))

    if not rows:
        print("nothing available, relax --max-queue")
        return

    rows.sort(key=lambda row: row[3])
    print(f"{'name':<18}{'n':>5}{'gate':>6}{'2q err':>12}{'ro err':>12}{'queue':>8}")
    for name, n, gate, e2q, ero, pending in rows:
        print(f"{name:<18}{n:>5}{gate:>6}{e2q:>12.2e}{ero:>12.2e}{pending:>8}")

    print()
    print("best median 2q error:", rows[0][0])
    print("least busy:          ", service.least_busy(min_num_qubits=args.qubits, operational=True).name)


if __name__ == "__main__":
    main()
