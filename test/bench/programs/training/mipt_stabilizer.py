# Measurement-induced transition with random two-qubit Cliffords
import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.quantum_info import StabilizerState, random_clifford


def gf2_rank(m):
    m = m.copy().astype(bool)
    rank = 0
    rows, cols = m.shape
    for c in range(cols):
        piv = np.flatnonzero(m[rank:, c])
        if piv.size == 0:
            continue
        p = piv[0] + rank
        m[[rank, p]] = m[[p, rank]]
        others = np.flatnonzero(m[:, c])
        others = others[others != rank]
        m[others] ^= m[rank]
        rank += 1
        if rank == rows:
            break
    return rank


def ent_entropy(stab, region):
    """S_A = rank(stabilizers restricted to A) - |A|, in bits"""
    cl = stab.clifford
    sub = np.hstack([cl.stab_x[:, region], cl.stab_z[:, region]])
    return gf2_rank(sub) - len(region)


def layer(L, parity, rng):
    qc = QuantumCircuit(L)
    for i in range(parity, L + parity - 1, 2):
        qc.compose(random_clifford(2, seed=rng).to_circuit(), [i % L, (i + 1) % L], inplace=True)
    return qc


def trajectory(L, p, T, rng):
    state = StabilizerState(QuantumCircuit(L))
    state.seed(int(rng.integers(2**31)))
    for t in range(T):
        state = state.evolve(layer(L, t % 2, rng))
        hit = np.flatnonzero(rng.random(L) < p)
        if hit.size:
            _, state = state.measure(hit.tolist())
    return state


def observables(state, L):
    half = ent_entropy(state, list(range(L // 2)))
    q = L // 4
    a, b, c = list(range(q)), list(range(q, 2 * q)), list(range(2 * q, 3 * q))
    # tripartite mutual information, I3 = S_A+S_B+S_C+S_ABC-S_AB-S_AC-S_BC
    i3 = (ent_entropy(state, a) + ent_entropy(state, b) + ent_entropy(state, c)
          + ent_entropy(state, a + b + c)
          - ent_entropy(state, a + b) - ent_entropy(state, a + c) - ent_entropy(state, b + c))
    return half, i3


if __name__ == "__main__":
    sizes = [8, 12, 16, 24]
    ps = np.array([0.0, 0.05, 0.1, 0.13, 0.16, 0.2, 0.25, 0.35])
    ntraj = 40
    rng = np.random.default_rng(2019)

    S = np.zeros((len(sizes), len(ps)))
    I3 = np.zeros_like(S)
    for a, L in enumerate(sizes):
        for b, p in enumerate(ps):
            obs = np.array([observables(trajectory(L, p, 2 * L, rng), L) for _ in range(ntraj)])
            S[a, b], I3[a, b] = obs.mean(axis=0)
        print(L, np.round(S[a], 2))
    np.savez("mipt.npz", sizes=sizes, ps=ps, S=S, I3=I3)

    fig, ax = plt.subplots(1, 2, figsize=(10, 4))
    for a, L in enumerate(sizes):
        ax[0].plot(ps, S[a], "o-", label=f"L={L}")
        ax[1].plot(ps, I3[a], "o-")
    ax[0].set_ylabel(r"$S(L/2)$ [bits]")
    ax[1].set_ylabel(r"$I_3$")
    for x in ax:
        x.set_xlabel("p")
    ax[0].legend()
    plt.savefig("mipt.png", dpi=150)
