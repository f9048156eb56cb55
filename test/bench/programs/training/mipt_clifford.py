"""Measurement-induced transition in 1D brickwork Clifford circuits with projective Z measurements."""
import argparse
import logging
from pathlib import Path

import numpy as np
from qiskit.quantum_info import StabilizerState, random_clifford
from qiskit import QuantumCircuit

logger = logging.getLogger("mipt")


def gf2_rank(mat):
    mat = mat.astype(np.uint8).copy()
    rank = 0
    for col in range(mat.shape[1]):
        pivots = np.flatnonzero(mat[rank:, col])
        if not pivots.size:
            continue
        p = pivots[0] + rank
        mat[[rank, p]] = mat[[p, rank]]
        others = np.flatnonzero(mat[:, col])
        others = others[others != rank]
        mat[others] ^= mat[rank]
        rank += 1
        if rank == mat.shape[0]:
            break
    return rank


def half_chain_entropy(state: StabilizerState, L: int) -> int:
    """S_A = rank(stabilisers restricted to A) - |A| (in bits)."""
    cliff = state.clifford
    A = np.arange(L // 2)
    restricted = np.hstack([cliff.stab_x[:, A], cliff.stab_z[:, A]])
    return gf2_rank(restricted) - len(A)


def trajectory(L, depth, p, rng):
    state = StabilizerState(QuantumCircuit(L))
    state.seed(int(rng.integers(2**31)))
    for layer in range(depth):
        for i in range(layer % 2, L - 1, 2):
            state = state.evolve(random_clifford(2, seed=rng), qargs=[i, i + 1])
        where = np.flatnonzero(rng.random(L) < p)
        if where.size:
            _, state = state.measure([int(q) for q in where])
    return half_chain_entropy(state, L)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[6, 8, 12])
    parser.add_argument("--rates", type=float, nargs="+", default=[0.0, 0.05, 0.1, 0.16, 0.25, 0.4])
    parser.add_argument("--samples", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("mipt.npz"))
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")

    rng = np.random.default_rng(args.seed)
    S = np.zeros((len(args.sizes), len(args.rates)))
    dS = np.zeros_like(S)
    for a, L in enumerate(args.sizes):
        for b, p in enumerate(args.rates):
            vals = [trajectory(L, 2 * L, p, rng) for _ in range(args.samples)]
            S[a, b] = np.mean(vals)
            dS[a, b] = np.std(vals, ddof=1) / np.sqrt(args.samples)
            logger.info("L=%d p=%.2f  S=%.3f +- %.3f", L, p, S[a, b], dS[a, b])
    np.savez(args.out, sizes=args.sizes, rates=args.rates, S=S, dS=dS)


if __name__ == "__main__":
    main()
