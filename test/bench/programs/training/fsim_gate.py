"""fSim gate with its equivalences, as used on tunable-coupler hardware."""

from __future__ import annotations

import numpy as np
from qiskit.circuit import (
    EquivalenceLibrary,
    Gate,
    Parameter,
    QuantumCircuit,
    QuantumRegister,
    StandardEquivalenceLibrary,
)
from qiskit.circuit.library import XXPlusYYGate, iSwapGate
from qiskit.circuit.parameterexpression import ParameterValueType
from qiskit.quantum_info import Operator
from qiskit.transpiler import PassManager
from qiskit.transpiler.passes import BasisTranslator, UnrollCustomDefinitions


class FSimGate(Gate):
    r"""Fermionic simulation gate.

    .. math::

        \mathrm{fSim}(\theta, \phi) = \begin{pmatrix}
            1 & 0 & 0 & 0 \\
            0 & \cos\theta & -i\sin\theta & 0 \\
            0 & -i\sin\theta & \cos\theta & 0 \\
            0 & 0 & 0 & e^{-i\phi}
        \end{pmatrix}
    """

    def __init__(
        self,
        theta: ParameterValueType,
        phi: ParameterValueType,
        label: str | None = None,
    ) -> None:
        super().__init__("fsim", 2, [theta, phi], label=label)

    def _define(self) -> None:
        theta, phi = self.params
        qr = QuantumRegister(2, "q")
        qc = QuantumCircuit(qr, name=self.name)
        qc.append(XXPlusYYGate(2 * theta), [0, 1])
        qc.cp(-phi, 0, 1)
        self.definition = qc

    def inverse(self, annotated: bool = False) -> FSimGate:
        theta, phi = self.params
        return FSimGate(-theta, -phi)

    def __array__(self, dtype=None, copy=None) -> np.ndarray:
        theta, phi = (float(p) for p in self.params)
        c, s = np.cos(theta), -1j * np.sin(theta)
        return np.array(
            [
                [1, 0, 0, 0],
                [0, c, s, 0],
                [0, s, c, 0],
                [0, 0, 0, np.exp(-1j * phi)],
            ],
            dtype=dtype or complex,
        )


def fsim_equivalences() -> EquivalenceLibrary:
    library = EquivalenceLibrary(base=StandardEquivalenceLibrary)

    theta, phi = Parameter("theta"), Parameter("phi")
    decomposed = QuantumCircuit(2)
    decomposed.rxx(theta, 0, 1)
    decomposed.ryy(theta, 0, 1)
    decomposed.cp(-phi, 0, 1)
    library.add_equivalence(FSimGate(theta, phi), decomposed)

    iswap = QuantumCircuit(2)
    iswap.append(FSimGate(-np.pi / 2, 0), [0, 1])
    library.add_equivalence(iSwapGate(), iswap)
    return library


def to_fsim_basis(circuit: QuantumCircuit) -> QuantumCircuit:
    library = fsim_equivalences()
    basis = ["fsim", "rz", "sx", "x"]
    pm = PassManager(
        [
            UnrollCustomDefinitions(library, basis),
            BasisTranslator(library, basis),
        ]
    )
    return pm.run(circuit)


if __name__ == "__main__":
    gate = FSimGate(0.4, 0.9)
    assert Operator(gate.definition) == Operator(gate)

    circuit = QuantumCircuit(3)
    circuit.iswap(0, 1)
    circuit.append(gate, [1, 2])
    circuit.rz(0.2, 2)
    print(to_fsim_basis(circuit))
