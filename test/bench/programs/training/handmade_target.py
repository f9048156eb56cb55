from qiskit import QuantumCircuit, transpile
from qiskit.circuit import Delay, Measure, Parameter, Reset
from qiskit.circuit.library import CZGate, RZGate, RZZGate, SXGate, XGate
from qiskit.transpiler import CouplingMap, InstructionProperties, Target


def ring_target(n, bad_edge=None):
    target = Target(num_qubits=n, dt=1e-9, description="cz ring")
    theta = Parameter("theta")

    one_q = {(q,): InstructionProperties(duration=25e-9, error=2e-4) for q in range(n)}
    virtual = {(q,): InstructionProperties(duration=0.0, error=0.0) for q in range(n)}
    readout = {(q,): InstructionProperties(duration=800e-9, error=1e-2) for q in range(n)}
    edges = CouplingMap.from_ring(n, bidirectional=False).get_edges()
    two_q = {tuple(e): InstructionProperties(duration=60e-9, error=4e-3) for e in edges}

    target.add_instruction(SXGate(), one_q)
    target.add_instruction(XGate(), one_q)
    target.add_instruction(RZGate(theta), virtual)
    target.add_instruction(CZGate(), two_q)
    target.add_instruction(RZZGate(Parameter("phi")), {(0, 1): None})
    target.add_instruction(Measure(), readout)
    target.add_instruction(Reset(), {(q,): None for q in range(n)})
    target.add_instruction(Delay(Parameter("t")), {(q,): None for q in range(n)})

    if bad_edge is not None:
        target.update_instruction_properties("cz", bad_edge, InstructionProperties(duration=60e-9, error=0.3))
    return target


target = ring_target(6, bad_edge=(2, 3))
print(target)
print(target.operation_names)
print(target["cz"][(2, 3)].error, target.instruction_supported("cz", (0, 3)))
print(target.operation_names_for_qargs((0, 1)))
print(target.build_coupling_map("cz"))

qc = QuantumCircuit(3)
qc.h(0)
qc.cx(0, 1)
qc.cx(0, 2)
qc.measure_all()

isa = transpile(qc, target=target, optimization_level=3, seed_transpiler=4)
print(isa.layout.final_index_layout())
print("est. duration", isa.estimate_duration(target, unit="ns"), "ns")
