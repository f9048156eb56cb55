"""What happens to observables when a circuit is transpiled?"""

import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorEstimator
from qiskit.providers.fake_provider import GenericBackendV2
from qiskit.quantum_info import Pauli, SparsePauliOp, Statevector
from qiskit.transpiler import CouplingMap, Layout, generate_preset_pass_manager

# An asymmetric state, so that mixing up qubits shows
abstract_circuit = QuantumCircuit(3)
abstract_circuit.ry(0.4, 0)
abstract_circuit.ry(1.1, 1)
abstract_circuit.cx(0, 2)
abstract_circuit.cx(1, 2)
abstract_circuit.cz(0, 1)

observable = SparsePauliOp.from_sparse_list(
    [("Z", [0], 1.0), ("ZZ", [1, 2], -0.5), ("XY", [0, 2], 0.25)], num_qubits=3
)
print(observable)

reference = Statevector(abstract_circuit).expectation_value(observable).real
print(f"Reference value: {reference:.6f}")

# A five-qubit line, the circuit placed on 4, 2, 0
backend = GenericBackendV2(num_qubits=5, coupling_map=CouplingMap.from_line(5), seed=3)
qubits = abstract_circuit.qubits
layout = Layout({qubits[0]: 4, qubits[1]: 2, qubits[2]: 0})
pm = generate_preset_pass_manager(
    optimization_level=1, backend=backend, initial_layout=layout, seed_transpiler=99
)
isa_circuit = pm.run(abstract_circuit)

print("Initial layout:", isa_circuit.layout.initial_index_layout(filter_ancillas=True))
print("Final layout:  ", isa_circuit.layout.final_index_layout())
print("Routing:       ", isa_circuit.layout.routing_permutation())

# The observable has three qubits, the circuit has five: apply the layout.
isa_observable = observable.apply_layout(isa_circuit.layout)
print(isa_observable)

estimator = StatevectorEstimator()
job = estimator.run(
    [
        (abstract_circuit, observable),
        (isa_circuit, isa_observable),
        # this one is wrong: the observable is padded, but not permuted
        (isa_circuit, SparsePauliOp("II").tensor(observable)),
    ]
)
values = [float(pub_result.data.evs) for pub_result in job.result()]
print(f"abstract: {values[0]:.6f}")
print(f"ISA:      {values[1]:.6f}")
print(f"naive:    {values[2]:.6f}")
assert np.isclose(values[0], reference)
assert np.isclose(values[1], reference)

# Single Paulis and hand-written index lists work just as well.
pauli = Pauli("ZXI")
print(pauli.apply_layout([4, 2, 0], num_qubits=5))
for label, coeff in isa_observable.to_list():
    print(f"{label}: {coeff.real:+.2f}")
