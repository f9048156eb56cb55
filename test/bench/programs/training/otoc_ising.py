import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorEstimator
from qiskit.quantum_info import SparsePauliOp

# F(t) = <W(t)^dag V^dag W(t) V> with an ancilla, V = Z_0, W = X_j
# ancilla is the last qubit

n = 7
J, hx, hz = 1.0, 1.05, 0.5
dt = 0.2
steps = 15


def U(circ, reps, sign=+1):
    """forward (+1) or backward (-1) Trotter evolution of the mixed-field Ising chain"""
    layers = []
    for _ in range(reps):
        layers.append("zz")
        layers.append("field")
    if sign < 0:
        layers = layers[::-1]
    for layer in layers:
        if layer == "zz":
            for i in range(n - 1):
                circ.rzz(2 * J * dt * sign, i, i + 1)
        elif sign > 0:
            for i in range(n):
                circ.rz(2 * hz * dt, i)
                circ.rx(2 * hx * dt, i)
        else:
            for i in range(n):
                circ.rx(-2 * hx * dt, i)
                circ.rz(-2 * hz * dt, i)


def otoc_circuit(j, reps, rng):
    circ = QuantumCircuit(n + 1)
    anc = n
    # random product state as a stand-in for infinite temperature
    for i in range(n):
        circ.u(*rng.uniform(0, np.pi, 3), i)
    circ.h(anc)
    circ.cz(anc, 0)
    U(circ, reps)
    circ.x(j)
    U(circ, reps, sign=-1)
    circ.x(anc)
    circ.cz(anc, 0)
    circ.x(anc)
    return circ


obs = SparsePauliOp.from_sparse_list([("X", [n], 1.0)], num_qubits=n + 1)
est = StatevectorEstimator()
n_init = 6

F = np.zeros((steps, n))
for seed in range(n_init):
    pubs = [
        (otoc_circuit(j, k, np.random.default_rng(seed)), obs)
        for k in range(steps)
        for j in range(n)
    ]
    evs = [float(r.data.evs) for r in est.run(pubs).result()]
    F += np.reshape(evs, (steps, n)) / n_init

plt.imshow(F, origin="lower", aspect="auto", cmap="magma", vmin=-0.2, vmax=1,
           extent=[-0.5, n - 0.5, 0, steps * dt])
plt.colorbar(label=r"$\mathrm{Re}\,F_j(t)$")
plt.xlabel(r"site $j$")
plt.ylabel(r"$t$")
plt.savefig("otoc_lightcone.png", dpi=150)

# butterfly velocity: first time F drops below one half
front = [np.argmax(F[:, j] < 0.5) * dt for j in range(1, n)]
slope, _ = np.polyfit(front, np.arange(1, n), 1)
print("v_B ~", slope)
