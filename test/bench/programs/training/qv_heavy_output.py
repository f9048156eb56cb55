import argparse

import numpy as np
from qiskit import generate_preset_pass_manager
from qiskit.circuit.library import quantum_volume
from qiskit.quantum_info import Statevector
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error


def heavy_set(circ):
    probs = Statevector(circ).probabilities_dict()
    median = np.median(list(probs.values()))
    return {b for b, p in probs.items() if p > median}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", "--width", type=int, default=4)
    parser.add_argument("-t", "--trials", type=int, default=50)
    parser.add_argument("--shots", type=int, default=1000)
    parser.add_argument("--p2", type=float, default=0.01)
    args = parser.parse_args()

    noise = NoiseModel()
    noise.add_all_qubit_quantum_error(depolarizing_error(args.p2, 2), ["cx"])
    sim = AerSimulator(noise_model=noise, basis_gates=["rz", "sx", "x", "cx"])
    pm = generate_preset_pass_manager(optimization_level=3, backend=sim)

    hops = []
    for trial in range(args.trials):
        qv = quantum_volume(args.width, seed=trial)
        heavy = heavy_set(qv)
        qv.measure_all()
        counts = sim.run(pm.run(qv), shots=args.shots).result().get_counts()
        hops.append(sum(c for b, c in counts.items() if b in heavy) / args.shots)

    mean = np.mean(hops)
    sigma = np.sqrt(mean * (1 - mean) / args.trials)
    verdict = "PASS" if mean - 2 * sigma > 2 / 3 else "fail"
    print(f"QV 2^{args.width}: hop = {mean:.3f} +- {sigma:.3f}  {verdict}")


if __name__ == "__main__":
    main()
