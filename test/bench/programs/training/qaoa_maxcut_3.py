"""QAOA for MaxCut on a random 3-regular graph."""
import networkx as nx
import numpy as np
from scipy.optimize import minimize

from qiskit.circuit.library import qaoa_ansatz
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import EstimatorV2 as Estimator, SamplerV2 as Sampler

REPS = 2


def cost_hamiltonian(graph):
    edges = [("ZZ", [u, v], 0.5) for u, v in graph.edges]
    edges.append(("", [], -0.5 * graph.number_of_edges()))
    return SparsePauliOp.from_sparse_list(edges, num_qubits=graph.number_of_nodes())


def cut_value(graph, bitstring):
    side = [int(b) for b in reversed(bitstring)]
    return sum(side[u] != side[v] for u, v in graph.edges)


graph = nx.random_regular_graph(3, 8, seed=42)
hamiltonian = cost_hamiltonian(graph)

backend = AerSimulator()
pm = generate_preset_pass_manager(optimization_level=3, backend=backend)
candidate = pm.run(qaoa_ansatz(hamiltonian, reps=REPS))
isa_hamiltonian = hamiltonian.apply_layout(candidate.layout)

estimator = Estimator(mode=backend)
estimator.options.default_shots = 2000

trace = []


def objective(params):
    pub = (candidate, isa_hamiltonian, params)
    value = float(estimator.run([pub]).result()[0].data.evs)
    trace.append(value)
    return value


# linear ramp start
gamma = np.linspace(0.2, 0.7, REPS)
beta = np.linspace(0.7, 0.2, REPS)
# qaoa_ansatz sorts beta before gamma
res = minimize(objective, np.concatenate([beta, gamma]), method="COBYLA", tol=1e-2)
print(res.message, f"<C> = {-res.fun:.3f} after {len(trace)} evaluations")

optimized = candidate.assign_parameters(res.x)
optimized.measure_all()
sampler = Sampler(mode=backend)
counts = sampler.run([pm.run(optimized)], shots=5000).result()[0].data.meas.get_counts()

best = max(counts, key=lambda s: cut_value(graph, s))
mean = sum(cut_value(graph, s) * c for s, c in counts.items()) / sum(counts.values())
optimum = max(cut_value(graph, format(i, "08b")) for i in range(2**7))
print("best sampled cut", best, cut_value(graph, best))
print(f"approximation ratio {mean / optimum:.3f} (optimum {optimum})")
