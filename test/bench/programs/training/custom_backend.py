from qiskit.providers.fake_provider import GenericBackendV2
from qiskit.transpiler import CouplingMap, Target, InstructionProperties
from qiskit.circuit import Parameter, Measure
from qiskit.circuit.library import CZGate, RZGate, SXGate, XGate
from qiskit import QuantumCircuit, transpile

phi = Parameter("phi")
target = Target(num_qubits=4)
one_qubit = {(i,): InstructionProperties(error=1e-4, duration=40e-9) for i in range(4)}
target.add_instruction(SXGate(), one_qubit)
target.add_instruction(XGate(), one_qubit)
target.add_instruction(RZGate(phi), {(i,): None for i in range(4)})
target.add_instruction(CZGate(), {(i, i + 1): InstructionProperties(error=5e-3) for i in range(3)})
target.add_instruction(Measure(), {(i,): InstructionProperties(error=1e-2) for i in range(4)})

qc = QuantumCircuit(4)
qc.h(0)
qc.cx(0, 3)
qc.measure_all()

compiled = transpile(qc, target=target, optimization_level=2)
print(compiled)
print(compiled.count_ops())

cmap = CouplingMap.from_ring(6)
backend = GenericBackendV2(6, coupling_map=cmap, basis_gates=["cx", "rz", "sx", "x"])
print(backend.target.qargs)
out = transpile(qc, backend)
print(out.layout.initial_layout)
