from itertools import permutations
import numpy as np
import networkx as nx
from qiskit import QuantumCircuit, transpile
from qiskit.circuit import ParameterVector
from qiskit.quantum_info import SparsePauliOp
from qiskit_aer import AerSimulator
from scipy.optimize import minimize

rng = np.random.default_rng(11)
n = 3
G = nx.complete_graph(n)
for u, v in G.edges():
    G[u][v]["weight"] = float(rng.integers(1, 10))

def qubo(G, penalty):
    n = G.number_of_nodes()
    Q = np.zeros((n * n, n * n))
    for u, v, data in G.edges(data=True):
        for t in range(n):
            Q[u * n + t, v * n + (t + 1) % n] += data["weight"]
            Q[v * n + t, u * n + (t + 1) % n] += data["weight"]
    for i in range(n):
        for t in range(n):
            Q[i * n + t, i * n + t] -= 2 * penalty
            for s in range(n):
                Q[i * n + t, i * n + s] += penalty
                Q[t * n + i, s * n + i] += penalty
    return Q

def ising(Q):
    m = len(Q)
    terms = []
    offset = 0.0
    h = np.zeros(m)
    for i in range(m):
        for j in range(m):
            if i == j:
                h[i] -= Q[i, i] / 2
                offset += Q[i, i] / 2
            elif Q[i, j] != 0:
                terms.append(("ZZ", [i, j], Q[i, j] / 4))
                h[i] -= Q[i, j] / 4
                h[j] -= Q[i, j] / 4
                offset += Q[i, j] / 4
    terms += [("Z", [i], h[i]) for i in range(m) if h[i] != 0]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=m), offset

Q = qubo(G, penalty=20)
H, offset = ising(Q)
p = 1
gamma = ParameterVector("gamma", p)
beta = ParameterVector("beta", p)
qc = QuantumCircuit(H.num_qubits)
qc.h(range(H.num_qubits))
for k in range(p):
    for pauli, coeff in zip(H.paulis, H.coeffs):
        indices = [i for i, z in enumerate(pauli.z) if z]
        if len(indices) == 1:
            qc.rz(2 * gamma[k] * coeff.real, indices[0])
        elif len(indices) == 2:
            qc.rzz(2 * gamma[k] * coeff.real, indices[0], indices[1])
    qc.rx(2 * beta[k], range(H.num_qubits))
qc.measure_all()

sim = AerSimulator()
tqc = transpile(qc, sim)

def energy(x):
    bound = tqc.assign_parameters(x)
    counts = sim.run(bound, shots=2000).result().get_counts()
    total = 0
    for bits, count in counts.items():
        z = np.array([int(b) for b in bits[::-1]])
        total += count * (z @ Q @ z)
    return total / sum(counts.values())

res = minimize(energy, x0=[0.1, 0.1], method="Nelder-Mead", options={"maxiter": 40})
print(res.x, res.fun)

best = min(permutations(range(n)), key=lambda tour: sum(G[tour[i]][tour[(i + 1) % n]]["weight"] for i in range(n)))
print("optimal tour:", best)
