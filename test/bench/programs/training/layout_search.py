from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime.fake_provider import FakeTorino

backend = FakeTorino()
print("Backend:", backend.name)
print("Number of qubits:", backend.num_qubits)
print("Basis gates:", backend.operation_names)

ghz = QuantumCircuit(8)
ghz.h(0)
for k in range(7):
    ghz.cx(k, k + 1)
ghz.measure_all()

best = None
for seed in range(20):
    pm = generate_preset_pass_manager(optimization_level=3, backend=backend, seed_transpiler=seed)
    candidate = pm.run(ghz)
    two_qubit = candidate.num_nonlocal_gates()
    if best is None or two_qubit < best[0]:
        best = (two_qubit, seed, candidate)
    print(f"seed {seed}: depth {candidate.depth()}, two-qubit gates {two_qubit}")

print("best seed:", best[1])
isa = best[2]
layout = isa.layout.final_index_layout()
print("physical qubits:", layout)
for qubit in layout:
    props = backend.target["measure"][(qubit,)]
    print(qubit, props.error)
