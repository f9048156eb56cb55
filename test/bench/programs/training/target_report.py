"""Writes the error rates of a device to a CSV file."""

import csv
import logging
import statistics
import sys
from pathlib import Path

from qiskit_ibm_runtime import QiskitRuntimeService

logger = logging.getLogger(__name__)


def gate_errors(backend, name):
    errors = {}
    for qargs, properties in backend.target[name].items():
        if properties is None or properties.error is None:
            continue
        errors[qargs] = properties.error
    return errors


def summarize(errors):
    values = list(errors.values())
    return {
        "count": len(values),
        "median": statistics.median(values),
        "worst": max(values),
        "best": min(values),
    }


def write_rows(path, rows):
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=["gate", "count", "median", "worst", "best"])
        writer.writeheader()
        writer.writerows(rows)


def main(argv):
    logging.basicConfig(level=logging.INFO)
    name = argv[1] if len(argv) > 1 else "ibm_fez"
    folder = Path(argv[2]) if len(argv) > 2 else Path.cwd()
    service = QiskitRuntimeService()
    backend = service.backend(name)
    logger.info("%s has %d qubits", backend.name, backend.num_qubits)

    rows = []
    for gate in backend.operation_names:
        if gate in ("measure", "reset", "delay"):
            continue
        errors = gate_errors(backend, gate)
        if not errors:
            logger.warning("no errors for %s", gate)
            continue
        rows.append({"gate": gate, **summarize(errors)})

    path = folder / f"{backend.name}.csv"
    write_rows(path, rows)
    logger.info("wrote %s", path)
    for i in range(min(5, backend.num_qubits)):
        qubit = backend.qubit_properties(i)
        print(i, qubit.t1, qubit.t2)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
