from collections import Counter

from qiskit import QuantumCircuit
from qiskit.quantum_info import Pauli, StabilizerState, random_clifford
from qiskit.synthesis import synth_circuit_from_stabilizers, synth_stabilizer_layers

# five qubit code logical zero
gens = ["+XZZXI", "+IXZZX", "+XIXZZ", "+ZXIXZ", "+ZZZZZ"]
logical_zero = StabilizerState.from_stabilizer_list(gens)

print(logical_zero.clifford.to_labels(mode="S"))
for p in gens + ["XXXXX", "YIIII"]:
    print(p, logical_zero.expectation_value(Pauli(p.lstrip("+"))))

prep = synth_circuit_from_stabilizers(gens)
assert StabilizerState(prep).equiv(logical_zero)
print(prep)

layers = synth_stabilizer_layers(logical_zero)
print("layered synthesis:", layers.decompose().count_ops())

logical_zero.seed(99)
print(Counter(len(s.replace("0", "")) % 2 for s in logical_zero.sample_memory(200)))

# GHZ on many qubits, no problem for the tableau
ghz = QuantumCircuit(60)
ghz.h(0)
for i in range(59):
    ghz.cx(i, i + 1)
state = StabilizerState(ghz)
outcome, collapsed = state.measure([0, 30, 59])
print(outcome)

scrambled = state.evolve(random_clifford(60, seed=1))
print(scrambled.is_valid(), scrambled.purity())
