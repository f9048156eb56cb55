import networkx as nx
import numpy as np
from scipy.optimize import minimize

from qiskit.circuit.library import qaoa_ansatz
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

estimator = StatevectorEstimator()


def correlations(graph):
    """Optimise p=1 QAOA and return <Z_u Z_v> for all edges."""
    nodes = sorted(graph.nodes)
    pos = {v: i for i, v in enumerate(nodes)}
    n = len(nodes)
    edges = list(graph.edges)
    hamiltonian = SparsePauliOp.from_sparse_list(
        [("ZZ", [pos[u], pos[v]], graph[u][v]["weight"]) for u, v in edges], num_qubits=n
    )
    circuit = qaoa_ansatz(hamiltonian, reps=1)

    def energy(x):
        return float(estimator.run([(circuit, hamiltonian, x)]).result()[0].data.evs)

    # coarse grid, then polish
    grid = [(b, g) for b in np.linspace(0.1, 1.5, 8) for g in np.linspace(-1.5, 1.5, 9)]
    evs = estimator.run([(circuit, hamiltonian, np.array(grid))]).result()[0].data.evs
    res = minimize(energy, grid[int(np.argmin(evs))], method="Nelder-Mead", options={"maxfev": 80})

    obs = [SparsePauliOp.from_sparse_list([("ZZ", [pos[u], pos[v]], 1.0)], num_qubits=n) for u, v in edges]
    zz = estimator.run([(circuit, obs, res.x)]).result()[0].data.evs
    return dict(zip(edges, zz))


def contract(graph, u, v, sign):
    """Substitute Z_v = sign * Z_u."""
    reduced = graph.copy()
    for w in list(reduced.neighbors(v)):
        if w == u:
            continue
        weight = sign * reduced[v][w]["weight"]
        if reduced.has_edge(u, w):
            weight += reduced[u][w]["weight"]
        if abs(weight) < 1e-12:
            if reduced.has_edge(u, w):
                reduced.remove_edge(u, w)
        else:
            reduced.add_edge(u, w, weight=weight)
    reduced.remove_node(v)
    return reduced


def brute_force(graph):
    nodes = sorted(graph.nodes)
    best, arg = np.inf, None
    for k in range(2 ** len(nodes)):
        z = {v: 1 - 2 * (k >> i & 1) for i, v in enumerate(nodes)}
        e = sum(d["weight"] * z[u] * z[v] for u, v, d in graph.edges(data=True))
        if e < best:
            best, arg = e, z
    return best, arg


def rqaoa(graph, cutoff=4):
    eliminated = []
    g = graph.copy()
    while g.number_of_nodes() > cutoff and g.number_of_edges() > 0:
        corr = correlations(g)
        (u, v), value = max(corr.items(), key=lambda kv: abs(kv[1]))
        sign = 1 if value >= 0 else -1
        print(f"{g.number_of_nodes():2d} nodes: Z_{v} = {'+' if sign > 0 else '-'}Z_{u}  (corr {value:+.3f})")
        eliminated.append((u, v, sign))
        g = contract(g, u, v, sign)
    _, z = brute_force(g)
    for u, v, sign in reversed(eliminated):
        z[v] = sign * z[u]
    return z


G = nx.random_regular_graph(3, 12, seed=5)
rng = np.random.default_rng(5)
nx.set_edge_attributes(G, {e: float(rng.choice([-1, 1])) for e in G.edges}, "weight")

z = rqaoa(G)
energy = sum(d["weight"] * z[u] * z[v] for u, v, d in G.edges(data=True))
optimum, _ = brute_force(G)
print("rqaoa energy:", energy, " optimum:", optimum)
