"""QAOA for MaxCut, estimator for the optimisation and sampler for the answer."""
import networkx as nx
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.primitives import StatevectorEstimator, StatevectorSampler
from qiskit.quantum_info import SparsePauliOp
from scipy.optimize import minimize


def make_graph(n=8, degree=3, seed=4):
    g = nx.random_regular_graph(degree, n, seed=seed)
    rng = np.random.default_rng(seed)
    for u, v in g.edges:
        g[u][v]["weight"] = round(rng.uniform(0.5, 1.5), 2)
    return g


def cost_hamiltonian(g):
    # sum w (Z_u Z_v - 1) / 2, ground state is the best cut
    terms = []
    for u, v, w in g.edges.data("weight"):
        terms.append(("ZZ", [u, v], w / 2))
        terms.append(("", [], -w / 2))
    return SparsePauliOp.from_sparse_list(terms, num_qubits=len(g)).simplify()


def qaoa_circuit(g, p):
    n = len(g)
    betas = [Parameter(f"b{i}") for i in range(p)]
    gammas = [Parameter(f"g{i}") for i in range(p)]
    qc = QuantumCircuit(n)
    qc.h(range(n))
    for beta, gamma in zip(betas, gammas):
        for u, v, w in g.edges.data("weight"):
            qc.rzz(w * gamma, u, v)
        for q in range(n):
            qc.rx(2 * beta, q)
    return qc, betas, gammas


def interpolate(old):
    """INTERP heuristic, p -> p + 1"""
    p = len(old)
    out = np.zeros(p + 1)
    for i in range(p + 1):
        left = old[i - 1] if i > 0 else 0
        right = old[i] if i < p else 0
        out[i] = i / p * left + (p - i) / p * right
    return out


def cut_value(g, bits):
    return sum(w for u, v, w in g.edges.data("weight") if bits[u] != bits[v])


def best_cut_brute_force(g):
    n = len(g)
    return max(cut_value(g, format(x, f"0{n}b")) for x in range(2 ** (n - 1)))


def main(p_max=3):
    g = make_graph()
    H = cost_hamiltonian(g)
    estimator = StatevectorEstimator()
    betas_opt, gammas_opt = np.array([0.4]), np.array([0.5])

    for p in range(1, p_max + 1):
        qc, betas, gammas = qaoa_circuit(g, p)

        def energy(x):
            values = dict(zip(betas + gammas, x))
            bound = qc.assign_parameters(values)
            return float(estimator.run([(bound, H)]).result()[0].data.evs)

        x0 = np.concatenate([betas_opt, gammas_opt])
        res = minimize(energy, x0, method="COBYLA", options={"maxiter": 200, "rhobeg": 0.2})
        print(f"p={p} energy {res.fun:.4f} after {res.nfev} evaluations")

        final = qc.assign_parameters(dict(zip(betas + gammas, res.x)))
        final.measure_all()
        counts = StatevectorSampler(seed=0).run([final], shots=2000).result()[0].data.meas.get_counts()
        betas_opt, gammas_opt = interpolate(res.x[:p]), interpolate(res.x[p:])

    best = max(counts, key=lambda b: cut_value(g, b[::-1]))
    optimum = best_cut_brute_force(g)
    print(f"best sampled {best}: {cut_value(g, best[::-1]):.2f} of {optimum:.2f}")
    mean = sum(c * cut_value(g, b[::-1]) for b, c in counts.items()) / sum(counts.values())
    print(f"approximation ratio {mean / optimum:.3f}")


if __name__ == "__main__":
    main()
