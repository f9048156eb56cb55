"""Tensored readout mitigation, calibrated per qubit."""
from __future__ import annotations

import json
from functools import reduce
from pathlib import Path
from typing import Sequence

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.primitives import BitArray
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError
from qiskit_ibm_runtime import SamplerV2
from scipy.optimize import nnls


class ReadoutMitigator:
    """Assignment matrices A[q][measured, prepared] for a list of physical qubits."""

    def __init__(self, qubits: Sequence[int]):
        self.qubits = list(qubits)
        self.matrices: list[np.ndarray] = []

    def calibration_circuits(self, num_qubits: int) -> list[QuantumCircuit]:
        circuits = []
        for bit in (0, 1):
            qr = QuantumRegister(num_qubits, "q")
            cr = ClassicalRegister(len(self.qubits), "cal")
            qc = QuantumCircuit(qr, cr, name=f"cal_{bit}")
            if bit:
                qc.x(self.qubits)
            qc.measure(self.qubits, cr)
            circuits.append(qc)
        return circuits

    def calibrate(self, sampler: SamplerV2, num_qubits: int, shots: int = 20_000) -> None:
        result = sampler.run(self.calibration_circuits(num_qubits), shots=shots).result()
        self.matrices = []
        for k in range(len(self.qubits)):
            columns = []
            for pub in result:
                p1 = pub.data.cal.slice_bits(k).bitcount().mean()
                columns.append([1 - p1, p1])
            self.matrices.append(np.array(columns).T)

    def quasi(self, counts: dict[str, int]) -> dict[str, float]:
        """Invert the tensor product on the full space."""
        n = len(self.qubits)
        vector = np.zeros(2**n)
        for bits, c in counts.items():
            vector[int(bits, 2)] = c
        vector /= vector.sum()
        tensor = vector.reshape([2] * n)
        for k, matrix in enumerate(self.matrices):
            axis = n - 1 - k
            tensor = np.moveaxis(np.tensordot(np.linalg.inv(matrix), tensor, (1, axis)), 0, axis)
        flat = tensor.ravel()
        return {format(i, f"0{n}b"): float(p) for i, p in enumerate(flat) if abs(p) > 1e-9}

    def least_squares(self, counts: dict[str, int]) -> np.ndarray:
        full = reduce(np.kron, reversed(self.matrices))
        observed = np.zeros(full.shape[0])
        for bits, c in counts.items():
            observed[int(bits, 2)] = c
        p, _ = nnls(full, observed / observed.sum())
        return p / p.sum()

    def save(self, path: Path) -> None:
        path.write_text(json.dumps({"qubits": self.qubits, "A": [m.tolist() for m in self.matrices]}))

    @classmethod
    def load(cls, path: Path) -> ReadoutMitigator:
        raw = json.loads(path.read_text())
        self = cls(raw["qubits"])
        self.matrices = [np.array(m) for m in raw["A"]]
        return self


def main() -> None:
    noise = NoiseModel()
    for q, (p01, p10) in enumerate([(0.02, 0.05), (0.01, 0.03), (0.04, 0.09)]):
        noise.add_readout_error(ReadoutError([[1 - p01, p01], [p10, 1 - p10]]), [q])
    backend = AerSimulator(noise_model=noise, seed_simulator=3)
    sampler = SamplerV2(mode=backend)

    mitigator = ReadoutMitigator([0, 1, 2])
    mitigator.calibrate(sampler, num_qubits=3)
    for q, matrix in zip(mitigator.qubits, mitigator.matrices):
        print(f"qubit {q}: fidelity {matrix.trace() / 2:.4f}")

    ghz = QuantumCircuit(3)
    ghz.h(0)
    ghz.cx(0, 1)
    ghz.cx(1, 2)
    ghz.measure_all()
    bits: BitArray = sampler.run([ghz], shots=10_000).result()[0].data.meas
    raw = bits.get_counts()
    print("raw      ", {k: v / bits.num_shots for k, v in sorted(raw.items())})
    print("mitigated", {k: round(v, 4) for k, v in mitigator.quasi(raw).items()})
    print("nnls     ", mitigator.least_squares(raw).round(4))


if __name__ == "__main__":
    main()
