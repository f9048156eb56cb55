import networkx as nx
import numpy as np
from qiskit.circuit.library import qaoa_ansatz
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp
from scipy.optimize import minimize

graph = nx.Graph()
graph.add_weighted_edges_from([(0, 1, 1.0), (0, 2, 1.0), (1, 2, 1.0), (1, 3, 1.0), (2, 3, 1.0)])


def max_cut_operator(graph: nx.Graph) -> SparsePauliOp:
    terms = []
    for first, second, weight in graph.edges(data="weight"):
        terms.append(("ZZ", [first, second], weight))
    return SparsePauliOp.from_sparse_list(terms, num_qubits=graph.number_of_nodes())


cost = max_cut_operator(graph)
ansatz = qaoa_ansatz(cost, reps=2)
estimator = StatevectorEstimator()


def objective(parameters: np.ndarray) -> float:
    result = estimator.run([(ansatz, cost, parameters)]).result()
    return float(result[0].data.evs)


start = np.full(ansatz.num_parameters, np.pi / 4)
optimum = minimize(objective, start, method="COBYLA", tol=1e-3)

# sample the optimized circuit
best = ansatz.assign_parameters(optimum.x)
best.measure_all()
sampler = StatevectorSampler()
counts = sampler.run([best], shots=4096).result()[0].data.meas.get_counts()
cut = max(counts, key=counts.get)
print("best cut:", cut[::-1], "value:", optimum.fun)
