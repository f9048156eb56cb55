"""Small grader for the GHZ exercise.

Students hand in a module with a function ``ghz(n)`` that returns a circuit.
"""
import importlib.util
import logging
import sys
from dataclasses import dataclass, field

import numpy as np
from qiskit import QiskitError, QuantumCircuit
from qiskit.quantum_info import Statevector, state_fidelity

log = logging.getLogger("grader")


@dataclass
class Report:
    points: int = 0
    remarks: list = field(default_factory=list)

    def add(self, ok, points, remark):
        if ok:
            self.points += points
        else:
            self.remarks.append(remark)


def load(path):
    spec = importlib.util.spec_from_file_location("submission", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def reference(n):
    vec = np.zeros(2**n)
    vec[0] = vec[-1] = 1 / np.sqrt(2)
    return Statevector(vec)


def grade(func):
    report = Report()
    for n in (2, 3, 6):
        circuit = func(n)
        if not isinstance(circuit, QuantumCircuit):
            report.remarks.append("ghz(n) has to return a QuantumCircuit")
            return report
        report.add(circuit.num_qubits == n, 1, f"wrong number of qubits for n={n}")
        try:
            state = Statevector(circuit.remove_final_measurements(inplace=False))
            fid = state_fidelity(state, reference(n))
        except QiskitError as err:
            log.warning("n=%d: %s", n, err)
            fid = 0
        report.add(np.isclose(fid, 1), 2, f"wrong state for n={n} (fidelity {fid:.3f})")

    # bonus: logarithmic depth
    deep = func(16).remove_final_measurements(inplace=False).depth()
    report.add(deep <= 6, 1, f"no bonus, depth for n=16 is {deep}")
    return report


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    for filename in sys.argv[1:]:
        result = grade(load(filename).ghz)
        print(f"{filename}: {result.points}/10")
        for remark in result.remarks:
            print("   -", remark)
