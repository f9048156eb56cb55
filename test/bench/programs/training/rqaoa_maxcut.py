# Recursive QAOA (Bravyi et al. 2019) on a weighted random regular graph
import networkx as nx
import numpy as np
from scipy.optimize import minimize
from qiskit.circuit.library import qaoa_ansatz
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

seed = 7
rng = np.random.default_rng(seed)
estimator = StatevectorEstimator(seed=seed)


def make_graph(n, d):
    g = nx.random_regular_graph(d, n, seed=seed)
    for u, v in g.edges:
        g[u][v]["weight"] = rng.choice([-1.0, 1.0])
    return g


def cost_op(g, index):
    terms = [("ZZ", [index[u], index[v]], w) for u, v, w in g.edges(data="weight")]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=len(index))


def run_qaoa(g, p=1, restarts=5):
    index = {node: k for k, node in enumerate(g.nodes)}
    H = cost_op(g, index)
    circuit = qaoa_ansatz(H, reps=p)

    def f(x):
        return float(estimator.run([(circuit, H, x)]).result()[0].data.evs)

    best = None
    for _ in range(restarts):
        res = minimize(f, rng.uniform(0, np.pi, 2 * p), method="COBYLA")
        if best is None or res.fun < best.fun:
            best = res

    edges = list(g.edges)
    corr_ops = [SparsePauliOp.from_sparse_list([("ZZ", [index[u], index[v]], 1)], len(index)) for u, v in edges]
    corrs = estimator.run([(circuit, corr_ops, best.x)]).result()[0].data.evs
    return best.fun, dict(zip(edges, corrs))


def eliminate(g, u, v, sign):
    """impose Z_u = sign * Z_v and drop u"""
    out = g.copy()
    for x, data in g[u].items():
        if x == v:
            continue
        w = sign * data["weight"]
        if out.has_edge(x, v):
            out[x][v]["weight"] += w
            if abs(out[x][v]["weight"]) < 1e-12:
                out.remove_edge(x, v)
        else:
            out.add_edge(x, v, weight=w)
    out.remove_node(u)
    return out


def brute_force(g):
    nodes = list(g.nodes)
    best_e, best_z = np.inf, None
    for b in range(2 ** len(nodes)):
        z = {v: 1 - 2 * (b >> k & 1) for k, v in enumerate(nodes)}
        e = sum(w * z[u] * z[v] for u, v, w in g.edges(data="weight"))
        if e < best_e:
            best_e, best_z = e, z
    return best_e, best_z


G = make_graph(12, 3)
g = G.copy()
constraints = []
while g.number_of_nodes() > 5 and g.number_of_edges() > 0:
    e, corrs = run_qaoa(g)
    (u, v), m = max(corrs.items(), key=lambda kv: abs(kv[1]))
    s = int(np.sign(m))
    print(f"n={g.number_of_nodes():2d}  <H>={e:+.4f}  fix Z{u} = {s:+d} Z{v}  (M={m:+.3f})")
    constraints.append((u, v, s))
    g = eliminate(g, u, v, s)

_, z = brute_force(g)
for u, v, s in reversed(constraints):
    z[u] = s * z[v]

e_rqaoa = sum(w * z[u] * z[v] for u, v, w in G.edges(data="weight"))
e_opt, _ = brute_force(G)
print("RQAOA:", e_rqaoa, " optimum:", e_opt, " ratio:", e_rqaoa / e_opt)
