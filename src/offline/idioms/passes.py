"""Passes, layouts, schedules and the graph behind a circuit."""

from qiskit import QuantumCircuit, generate_preset_pass_manager, transpile
from qiskit.circuit.library import XGate
from qiskit.converters import circuit_to_dag, dag_to_circuit
from qiskit.dagcircuit import DAGCircuit
from qiskit.providers import BackendV2
from qiskit.transpiler import AnalysisPass, CouplingMap, Layout, PassManager, TransformationPass
from qiskit.transpiler.passes import (
    ALAPScheduleAnalysis,
    BasisTranslator,
    CommutativeCancellation,
    InverseCancellation,
    PadDynamicalDecoupling,
    SabreLayout,
    SabreSwap,
)

# %% Circuit as a graph
# say: circuit to dag; dag; graph of the circuit
# uses: qc: QuantumCircuit
dag = circuit_to_dag(qc)

# %% Graph as a circuit
# say: dag to circuit; circuit from the dag
# uses: dag: DAGCircuit
qc = dag_to_circuit(dag)

# %% Operations of a graph
# say: loop over the dag; operations of the dag; nodes of the dag
# uses: dag: DAGCircuit
for node in dag.op_nodes():
    print(node.op.name, [dag.find_bit(q).index for q in node.qargs])

# %% Instructions of a circuit
# say: loop over instructions; instructions of the circuit; iterate over gates
# uses: qc: QuantumCircuit
for instruction in qc.data:
    qubits = [qc.find_bit(q).index for q in instruction.qubits]
    print(instruction.operation.name, qubits)

# %% Pass that changes a circuit
# say: transformation pass; custom pass; write a transpiler pass
class RemoveIdentity(TransformationPass):
    """Remove gates that do nothing."""

    def run(self, dag):
        """Remove every identity gate of the graph."""
        for node in dag.op_nodes():
            if node.op.name == "id":
                dag.remove_op_node(node)
        return dag

# %% Pass that looks at a circuit
# say: analysis pass; count gates in a pass
class CountTwoQubitGates(AnalysisPass):
    """Count the gates on two qubits."""

    def run(self, dag):
        """Store the count in the property set."""
        self.property_set["two_qubit_gates"] = len(dag.two_qubit_ops())

# %% Dynamical decoupling as a pass
# say: dynamical decoupling pass; pad with dynamical decoupling; insert x gates
# uses: isa_circuit: QuantumCircuit, backend: BackendV2
target = backend.target
dd_sequence = [XGate(), XGate()]
dd_pm = PassManager(
    [
        ALAPScheduleAnalysis(target=target),
        PadDynamicalDecoupling(target=target, dd_sequence=dd_sequence),
    ]
)
padded = dd_pm.run(isa_circuit)

# %% Routing by Sabre
# say: sabre; sabre routing; route the circuit
# uses: qc: QuantumCircuit
coupling_map = CouplingMap.from_line(qc.num_qubits)
pm = PassManager([SabreLayout(coupling_map, seed=42), SabreSwap(coupling_map, seed=42)])
routed = pm.run(qc)

# %% Cancellation of gates
# say: cancel gates; gate cancellation; commutative cancellation
# uses: qc: QuantumCircuit
pm = PassManager([CommutativeCancellation()])
optimized = pm.run(qc)

# %% Best of several seeds
# say: try several seeds; best transpilation; loop over seeds
# uses: qc: QuantumCircuit, backend: BackendV2
candidates = []
for seed in range(10):
    pm = generate_preset_pass_manager(backend=backend, optimization_level=3, seed_transpiler=seed)
    candidates.append(pm.run(qc))
best = min(candidates, key=lambda circuit: circuit.num_nonlocal_gates())

# %% Physical qubits of a compiled circuit
# say: final layout; physical qubits; where are my qubits; layout of the circuit
# uses: isa_circuit: QuantumCircuit
physical_qubits = isa_circuit.layout.final_index_layout()

# %% Compile many circuits
# say: transpile several circuits; compile many circuits; transpile a list
# uses: circuits: list, backend: BackendV2
pm = generate_preset_pass_manager(backend=backend, optimization_level=3)
isa_circuits = pm.run(circuits)

# %% Grid of qubits
# say: grid coupling map; square lattice
coupling_map = CouplingMap.from_grid(4, 4)

# %% Ring of qubits
# say: ring coupling map; qubits in a ring
coupling_map = CouplingMap.from_ring(6)

# %% Heavy-hex lattice
# say: heavy hex; heavy hex coupling map
coupling_map = CouplingMap.from_heavy_hex(3)

# %% Layout by hand
# say: layout from a dictionary; custom layout; fix the layout
# uses: qc: QuantumCircuit
layout = Layout({qc.qubits[0]: 2, qc.qubits[1]: 0})

# %% Depth before and after
# say: compare depth; depth before and after; effect of the transpiler
# uses: qc: QuantumCircuit, isa_circuit: QuantumCircuit
print(f"before: depth {qc.depth()}, size {qc.size()}")
print(f"after: depth {isa_circuit.depth()}, size {isa_circuit.size()}")
