import argparse
import json
from pathlib import Path

import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, thermal_relaxation_error


def parse_args():
    parser = argparse.ArgumentParser(description="Simulate a T1 experiment.")
    parser.add_argument("--t1", type=float, default=80.0, help="T1 in microseconds")
    parser.add_argument("--t2", type=float, default=70.0, help="T2 in microseconds")
    parser.add_argument("--points", type=int, default=20)
    parser.add_argument("--shots", type=int, default=4096)
    parser.add_argument("--output", type=Path, default=Path("t1.json"))
    return parser.parse_args()


def build_noise_model(t1, t2, gate_time):
    error = thermal_relaxation_error(t1, t2, gate_time)
    noise_model = NoiseModel()
    noise_model.add_all_qubit_quantum_error(error, ["id"])
    return noise_model


def build_circuit(steps):
    qc = QuantumCircuit(1)
    qc.x(0)
    for _ in range(steps):
        qc.id(0)
    qc.measure_all()
    return qc


def main():
    args = parse_args()
    gate_time = 1.0
    noise_model = build_noise_model(args.t1, args.t2, gate_time)
    simulator = AerSimulator(noise_model=noise_model)

    steps = np.linspace(1, 200, args.points, dtype=int)
    data = {}
    for n in steps:
        qc = build_circuit(n)
        compiled = transpile(qc, simulator, optimization_level=0)
        result = simulator.run(compiled, shots=args.shots).result()
        counts = result.get_counts()
        data[int(n)] = counts.get("1", 0) / args.shots

    args.output.write_text(json.dumps(data, indent=2))
    print(f"wrote {args.output}")


if __name__ == "__main__":
    main()
