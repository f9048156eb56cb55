"""A user defined fSim gate which behaves like a gate of the library."""
import cmath
import math

import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import EquivalenceLibrary, Gate, Parameter, SessionEquivalenceLibrary
from qiskit.quantum_info import Operator
from qiskit.transpiler import PassManager
from qiskit.transpiler.passes import BasisTranslator


class FSimGate(Gate):
    def __init__(self, theta, phi, label=None):
        super().__init__("fsim", 2, [theta, phi], label=label)

    def _define(self):
        theta, phi = self.params
        qc = QuantumCircuit(2, name=self.name)
        qc.rxx(theta, 0, 1)
        qc.ryy(theta, 0, 1)
        qc.cp(-phi, 0, 1)
        self.definition = qc

    def inverse(self, annotated=False):
        theta, phi = self.params
        return FSimGate(-theta, -phi)

    def __array__(self, dtype=None, copy=None):
        theta, phi = (float(p) for p in self.params)
        c, s = math.cos(theta), -1j * math.sin(theta)
        return np.array(
            [[1, 0, 0, 0], [0, c, s, 0], [0, s, c, 0], [0, 0, 0, cmath.exp(-1j * phi)]],
            dtype=dtype or complex,
        )


# matrix and definition agree
for theta, phi in [(0.1, 0.2), (math.pi / 2, math.pi / 6), (-1.3, 2.2)]:
    gate = FSimGate(theta, phi)
    assert Operator(gate.definition).equiv(gate.to_matrix())

# Sycamore gate times its inverse
syc = FSimGate(math.pi / 2, math.pi / 6, label="SYC")
qc = QuantumCircuit(2)
qc.append(syc, [0, 1])
qc.append(syc.inverse(), [0, 1])
assert Operator(qc).equiv(np.eye(4))

# controlled and parameterised versions come for free
a, b = Parameter("a"), Parameter("b")
layer = QuantumCircuit(4, name="layer")
layer.append(FSimGate(a, b), [0, 1])
layer.append(FSimGate(a, b), [2, 3])
layer.append(FSimGate(b, a), [1, 2])
bound = layer.assign_parameters({a: 0.4, b: 0.9})
print(bound.draw())
print("as instructions:", dict(bound.count_ops()))

ctrl = FSimGate(0.3, 0.1).control(1)
print("controlled:", ctrl.name, ctrl.num_qubits, dict(ctrl.definition.count_ops()))

# teach the translator another decomposition of iSWAP
def iswap_rule():
    rule = QuantumCircuit(2)
    rule.append(FSimGate(-math.pi / 2, 0), [0, 1])
    return rule


library = EquivalenceLibrary(base=SessionEquivalenceLibrary)
iswap = QuantumCircuit(2)
iswap.iswap(0, 1)
library.add_equivalence(iswap.data[0].operation, iswap_rule())
pm = PassManager([BasisTranslator(library, ["fsim", "rz", "sx"])])
out = pm.run(iswap)
print("iswap ->", dict(out.count_ops()), Operator(out).equiv(iswap))
