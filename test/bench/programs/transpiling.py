from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import QFTGate
from qiskit.providers.fake_provider import GenericBackendV2
from qiskit.transpiler import generate_preset_pass_manager

backend = GenericBackendV2(num_qubits=6, seed=11)

circuit = QuantumCircuit(5)
circuit.append(QFTGate(5), range(5))
circuit.measure_all()

for level in range(4):
    pass_manager = generate_preset_pass_manager(
        optimization_level=level,
        backend=backend,
        seed_transpiler=11,
    )
    compiled = pass_manager.run(circuit)
    two_qubit = compiled.num_nonlocal_gates()
    print(level, compiled.depth(), two_qubit)

# compare with the short way
compiled = transpile(circuit, backend=backend, optimization_level=3, seed_transpiler=11)
print(compiled.count_ops())
print(compiled.layout.final_index_layout())
