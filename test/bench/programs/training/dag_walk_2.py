from qiskit import QuantumCircuit
from qiskit.circuit.library import HGate, ZGate
from qiskit.circuit.random import random_circuit
from qiskit.converters import circuit_to_dag, dag_to_circuit

qc = random_circuit(4, 5, max_operands=2, seed=31)
dag = circuit_to_dag(qc)

print(dag.properties())
print("width", dag.width(), "depth", dag.depth())

for k, layer in enumerate(dag.layers()):
    ops = [f"{n.op.name}{tuple(dag.find_bit(q).index for q in n.qargs)}" for n in layer["graph"].op_nodes()]
    print(k, ops)

# longest path & front layer
print([n.name for n in dag.longest_path() if hasattr(n, "op")])
print([n.name for n in dag.front_layer()])

# causal cone of qubit 2
cone = dag.quantum_causal_cone(dag.qubits[2])
print(sorted(dag.find_bit(q).index for q in cone))

# put an H before and a Z after everything on qubit 0
q0 = dag.qubits[0]
dag.apply_operation_front(HGate(), (q0,))
dag.apply_operation_back(ZGate(), (q0,))
dag.remove_all_ops_named("id")

for node in dag.nodes_on_wire(q0, only_ops=True):
    print(node.name, node.op.params)

new = dag_to_circuit(dag)
print(new)

sep = QuantumCircuit(4)
sep.cx(0, 1)
sep.cx(2, 3)
parts = sep.to_dag().separable_circuits(remove_idle_qubits=True)
print(len(parts), [p.num_qubits() for p in parts])
