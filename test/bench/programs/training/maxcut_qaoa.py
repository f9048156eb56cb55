import networkx as nx
import numpy as np
from scipy.optimize import minimize

from qiskit.circuit.library import qaoa_ansatz
from qiskit.primitives import BackendEstimatorV2, BackendSamplerV2
from qiskit.quantum_info import SparsePauliOp
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator


def graph_to_hamiltonian(G):
    n = G.number_of_nodes()
    terms = []
    for u, v, w in G.edges(data="weight", default=1.0):
        terms.append(("ZZ", [u, v], 0.5 * w))
        terms.append(("", [], -0.5 * w))
    return SparsePauliOp.from_sparse_list(terms, num_qubits=n).simplify()


def cut_value(G, bits):
    return sum(w for u, v, w in G.edges(data="weight", default=1.0) if bits[u] != bits[v])


def brute_force(G):
    n = G.number_of_nodes()
    return max(
        cut_value(G, [(x >> i) & 1 for i in range(n)]) for x in range(2 ** (n - 1))
    )


def solve(G, reps, maxiter=150, seed=0):
    backend = AerSimulator(seed_simulator=seed)
    cost_op = graph_to_hamiltonian(G)
    ansatz = qaoa_ansatz(cost_op, reps=reps)

    pm = generate_preset_pass_manager(2, backend=backend)
    isa = pm.run(ansatz)
    isa_op = cost_op.apply_layout(isa.layout)

    estimator = BackendEstimatorV2(backend=backend)

    def objective(x):
        job = estimator.run([(isa, isa_op, x)], precision=0.02)
        return float(job.result()[0].data.evs)

    rng = np.random.default_rng(seed)
    x0 = rng.uniform(0, np.pi / 2, ansatz.num_parameters)
    opt = minimize(objective, x0, method="COBYLA", options={"maxiter": maxiter, "rhobeg": 0.4})

    final = ansatz.assign_parameters(opt.x)
    final.measure_all()
    sampler = BackendSamplerV2(backend=backend)
    counts = sampler.run([pm.run(final)], shots=4000).result()[0].data.meas.get_counts()

    best = 0
    mean = 0
    for key, c in counts.items():
        bits = [int(b) for b in key[::-1]]
        val = cut_value(G, bits)
        mean += val * c / 4000
        best = max(best, val)
    return mean, best


if __name__ == "__main__":
    G = nx.random_regular_graph(3, 8, seed=5)
    optimum = brute_force(G)
    print("optimum cut:", optimum)
    for reps in (1, 2, 3):
        mean, best = solve(G, reps)
        print(f"p={reps}  mean={mean:.3f}  ratio={mean / optimum:.3f}  best={best}")
