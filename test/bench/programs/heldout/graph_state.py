import networkx as nx
from qiskit import QuantumCircuit
from qiskit.quantum_info import StabilizerState, Pauli, SparsePauliOp, Statevector

graph = nx.cycle_graph(5)
qc = QuantumCircuit(graph.number_of_nodes())
qc.h(range(graph.number_of_nodes()))
for a, b in graph.edges:
    qc.cz(a, b)

stab = StabilizerState(qc)
print(stab)

def generator(node):
    label = ["I"] * graph.number_of_nodes()
    label[node] = "X"
    for neighbor in graph.neighbors(node):
        label[neighbor] = "Z"
    return "".join(reversed(label))

state = Statevector(qc)
for node in graph.nodes:
    pauli = Pauli(generator(node))
    print(node, pauli, stab.expectation_value(pauli), state.expectation_value(SparsePauliOp(pauli)).real)
