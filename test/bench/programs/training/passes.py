from qiskit import QuantumCircuit
from qiskit.circuit.library import efficient_su2
from qiskit.transpiler import CouplingMap, PassManager
from qiskit.transpiler.passes import (
    BasisTranslator,
    CommutativeCancellation,
    Optimize1qGatesDecomposition,
    RemoveBarriers,
    SabreLayout,
    SabreSwap,
)
from qiskit.converters import circuit_to_dag, dag_to_circuit
from qiskit_ibm_runtime.fake_provider import FakeSherbrooke

backend = FakeSherbrooke()
target = backend.target
coupling_map = CouplingMap.from_line(6)

qc = efficient_su2(6, entanglement="circular", reps=3).decompose()
print("before:", qc.depth(), qc.count_ops())

pm = PassManager(
    [
        RemoveBarriers(),
        Optimize1qGatesDecomposition(basis=["rz", "sx"]),
        CommutativeCancellation(),
    ]
)
optimized = pm.run(qc)
print("after:", optimized.depth(), optimized.count_ops())

routing = PassManager([SabreSwap(coupling_map, heuristic="lookahead", seed=11)])
routed = routing.run(optimized)
print("routed:", routed.depth(), routed.count_ops().get("swap", 0))

dag = circuit_to_dag(routed)
for node in dag.op_nodes():
    if node.op.name == "swap":
        print([dag.find_bit(q).index for q in node.qargs])
back = dag_to_circuit(dag)
assert back == routed
