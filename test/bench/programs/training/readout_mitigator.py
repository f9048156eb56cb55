"""Readout mitigation with one calibration matrix per qubit."""

from __future__ import annotations

import json
import logging
from functools import reduce
from pathlib import Path

import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import BackendSamplerV2, BaseSamplerV2, BitArray
from qiskit.providers import BackendV2
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeGuadalupeV2
from scipy.optimize import minimize

_log = logging.getLogger(__name__)


class LocalReadoutMitigator:
    """Tensored mitigator.

    Attributes:
        matrices: For each physical qubit the 2x2 matrix whose element ``[i, j]`` is the
            probability to read ``i`` when the state was ``j``.
    """

    def __init__(self, matrices: dict[int, np.ndarray] | None = None) -> None:
        self.matrices = dict(matrices or {})

    @staticmethod
    def calibration_circuits(num_qubits: int) -> list[QuantumCircuit]:
        zeros = QuantumCircuit(num_qubits, name="cal_0")
        zeros.measure_all()
        ones = QuantumCircuit(num_qubits, name="cal_1")
        ones.x(range(num_qubits))
        ones.measure_all()
        return [zeros, ones]

    def calibrate(
        self,
        backend: BackendV2,
        qubits: list[int],
        sampler: BaseSamplerV2 | None = None,
        shots: int = 10_000,
    ) -> None:
        sampler = sampler or BackendSamplerV2(backend=backend)
        pm = generate_preset_pass_manager(
            optimization_level=0,
            backend=backend,
            initial_layout=qubits,
        )
        circuits = pm.run(self.calibration_circuits(len(qubits)))
        result = sampler.run(circuits, shots=shots).result()
        prep0, prep1 = (pub_result.data.meas for pub_result in result)
        for position, qubit in enumerate(qubits):
            p10 = self._ones(prep0, position)
            p01 = 1 - self._ones(prep1, position)
            self.matrices[qubit] = np.array([[1 - p10, p01], [p10, 1 - p01]])
            _log.debug("qubit %d: p(1|0)=%.4f p(0|1)=%.4f", qubit, p10, p01)

    @staticmethod
    def _ones(bits: BitArray, position: int) -> float:
        return float(np.mean(bits.slice_bits([position]).bitcount()))

    def assignment_matrix(self, qubits: list[int]) -> np.ndarray:
        # qubit 0 is the rightmost bit, so it comes last in the product
        return reduce(np.kron, (self.matrices[q] for q in reversed(qubits)))

    def mitigate(self, bits: BitArray, qubits: list[int]) -> dict[str, float]:
        """Least squares fit of a proper distribution to the measured one."""
        n = len(qubits)
        measured = np.zeros(2**n)
        for outcome, count in bits.get_int_counts().items():
            measured[outcome] = count / bits.num_shots
        matrix = self.assignment_matrix(qubits)
        fit = minimize(
            lambda x: np.sum((measured - matrix @ x) ** 2),
            x0=measured,
            method="SLSQP",
            bounds=[(0, 1)] * len(measured),
            constraints={"type": "eq", "fun": lambda x: 1 - x.sum()},
        )
        return {f"{i:0{n}b}": p for i, p in enumerate(fit.x) if p > 1e-6}

    def save(self, path: Path) -> None:
        path.write_text(json.dumps({q: m.tolist() for q, m in self.matrices.items()}))

    @classmethod
    def load(cls, path: Path) -> LocalReadoutMitigator:
        data = json.loads(path.read_text())
        return cls({int(q): np.array(m) for q, m in data.items()})


if __name__ == "__main__":
    mitigator = LocalReadoutMitigator()
    mitigator.calibrate(FakeGuadalupeV2(), qubits=[0, 1, 2])
    print(mitigator.assignment_matrix([0, 1, 2]).round(3))
