import argparse

import numpy as np
import pandas as pd
from qiskit import QuantumCircuit
from qiskit.quantum_info import Statevector
from qiskit_aer.noise import NoiseModel, depolarizing_error
from qiskit_aer.primitives import SamplerV2


def rcs_circuit(n, cycles, rng):
    """Random sqrt gates between patterns of CZ, never the same gate twice on a qubit."""
    qc = QuantumCircuit(n)
    last = [None] * n
    for c in range(cycles):
        for q in range(n):
            choice = rng.choice([g for g in ("sx", "sy", "sw") if g != last[q]])
            if choice == "sx":
                qc.rx(np.pi / 2, q)
            elif choice == "sy":
                qc.ry(np.pi / 2, q)
            else:
                qc.r(np.pi / 2, np.pi / 4, q)
            last[q] = choice
        for q in range(c % 2, n - 1, 2):
            qc.cz(q, q + 1)
    return qc


def linear_xeb(bit_array, probs):
    samples = np.fromiter(
        (k for k, v in bit_array.get_int_counts().items() for _ in range(v)), dtype=int
    )
    f = len(probs) * probs[samples] - 1
    return f.mean(), f.std(ddof=1) / np.sqrt(len(f))


def normalized_xeb(f, probs):
    # finite size value that a perfect sampler would reach
    return f / (len(probs) * np.sum(probs**2) - 1)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--qubits", type=int, default=8)
    ap.add_argument("--cycles", type=int, nargs="+", default=[4, 8, 12, 16, 20])
    ap.add_argument("--instances", type=int, default=5)
    ap.add_argument("--p2", type=float, default=0.006)
    ap.add_argument("--shots", type=int, default=5000)
    args = ap.parse_args()

    noise = NoiseModel()
    noise.add_all_qubit_quantum_error(depolarizing_error(args.p2, 2), "cz")
    sampler = SamplerV2(
        default_shots=args.shots, seed=9, options={"backend_options": {"noise_model": noise}}
    )

    rng = np.random.default_rng(1)
    records = []
    for cycles in args.cycles:
        circuits = [rcs_circuit(args.qubits, cycles, rng) for _ in range(args.instances)]
        job = sampler.run([c.measure_all(inplace=False) for c in circuits])
        for k, (circ, res) in enumerate(zip(circuits, job.result())):
            probs = Statevector(circ).probabilities()
            f, df = linear_xeb(res.data.meas, probs)
            n_cz = circ.count_ops()["cz"]
            records.append(
                dict(cycles=cycles, instance=k, xeb=normalized_xeb(f, probs), err=df,
                     predicted=(1 - 15 / 16 * args.p2) ** n_cz)
            )

    table = pd.DataFrame(records).groupby("cycles")[["xeb", "err", "predicted"]].mean()
    print(table.round(4))


if __name__ == "__main__":
    main()
