from qiskit import QuantumCircuit, generate_preset_pass_manager
from qiskit.circuit.library import FullAdderGate, HalfAdderGate, ModularAdderGate
from qiskit.synthesis import adder_qft_d00, adder_ripple_c04, adder_ripple_v95
from qiskit.transpiler.passes import HLSConfig

pm = generate_preset_pass_manager(optimization_level=2, basis_gates=["u", "cx"])

for bits in (2, 4, 6, 8):
    row = []
    for builder in (adder_ripple_c04, adder_ripple_v95, adder_qft_d00):
        compiled = pm.run(builder(bits, kind="half"))
        row.append(f"{builder.__name__}: {compiled.count_ops()['cx']:4d} cx, depth {compiled.depth():4d}, {compiled.num_qubits:2d}q")
    print(bits, " | ".join(row))

# same thing through the abstract gates + an HLS config
for gate in [HalfAdderGate(4), FullAdderGate(4), ModularAdderGate(4)]:
    qc = QuantumCircuit(gate.num_qubits)
    qc.append(gate, qc.qubits)
    default = pm.run(qc)
    forced = generate_preset_pass_manager(
        optimization_level=2,
        basis_gates=["u", "cx"],
        hls_config=HLSConfig(HalfAdder=["qft_d00"], FullAdder=["ripple_c04"], ModularAdder=["qft_d00"]),
    ).run(qc)
    print(gate.name, default.count_ops().get("cx"), forced.count_ops().get("cx"))
