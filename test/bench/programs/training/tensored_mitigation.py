#!/usr/bin/env python
import argparse
import json
from functools import reduce
from pathlib import Path

import numpy as np
from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_ibm_runtime import SamplerV2 as Sampler
from qiskit_ibm_runtime.fake_provider import FakeManilaV2


def cal_circuits(num_qubits):
    zeros = QuantumCircuit(num_qubits)
    zeros.measure_all()
    ones = QuantumCircuit(num_qubits)
    ones.x(range(num_qubits))
    ones.measure_all()
    return zeros, ones


def confusion_matrices(zeros_bits, ones_bits):
    """One 2x2 matrix per qubit from the all-0 and all-1 runs."""
    mats = []
    p1_given0 = zeros_bits.to_bool_array(order="little").mean(axis=0)
    p1_given1 = ones_bits.to_bool_array(order="little").mean(axis=0)
    for e0, s1 in zip(p1_given0, p1_given1):
        mats.append(np.array([[1 - e0, 1 - s1], [e0, s1]]))
    return mats


def mitigate(counts, mats):
    n = len(mats)
    vec = np.zeros(2**n)
    for key, val in counts.items():
        vec[int(key, 2)] = val
    vec /= vec.sum()
    inv = reduce(np.kron, [np.linalg.inv(m) for m in reversed(mats)])
    return inv @ vec


def parse_args():
    parser = argparse.ArgumentParser(description="Tensored readout mitigation")
    parser.add_argument("-n", "--num-qubits", type=int, default=4)
    parser.add_argument("--shots", type=int, default=8192)
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("-o", "--output", type=Path, default=Path("mitigated.json"))
    return parser.parse_args()


def main():
    args = parse_args()
    backend = FakeManilaV2()
    pm = generate_preset_pass_manager(
        optimization_level=1,
        backend=backend,
        initial_layout=list(range(args.num_qubits)),
        seed_transpiler=args.seed,
    )

    w = QuantumCircuit(args.num_qubits)
    w.h(0)
    for q in range(1, args.num_qubits):
        w.cx(q - 1, q)
    w.measure_all()

    sampler = Sampler(mode=backend)
    sampler.options.default_shots = args.shots
    sampler.options.simulator.seed_simulator = args.seed
    job = sampler.run(pm.run([*cal_circuits(args.num_qubits), w]))
    zeros_res, ones_res, w_res = job.result()

    mats = confusion_matrices(zeros_res.data.meas, ones_res.data.meas)
    counts = w_res.data.meas.get_counts()
    probs = mitigate(counts, mats)

    report = {
        "backend": backend.name,
        "shots": args.shots,
        "raw": counts,
        "mitigated": {
            format(i, f"0{args.num_qubits}b"): float(p) for i, p in enumerate(probs) if abs(p) > 1e-4
        },
        "matrices": [m.tolist() for m in mats],
    }
    args.output.write_text(json.dumps(report, indent=2))
    print(f"wrote {args.output}")


if __name__ == "__main__":
    main()
