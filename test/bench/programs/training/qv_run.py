"""Quantum volume, heavy output probability with running mean and 2 sigma."""
import argparse
import math

import numpy as np
from qiskit.circuit.library import quantum_volume
from qiskit.quantum_info import Statevector
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2
from qiskit_ibm_runtime.fake_provider import FakeKingston


def heavy_set(circuit):
    probs = Statevector(circuit).probabilities_dict()
    median = np.median(list(probs.values()) + [0.0] * (2**circuit.num_qubits - len(probs)))
    return {b for b, p in probs.items() if p > median}


def heavy_probability(counts, heavy):
    shots = sum(counts.values())
    return sum(c for b, c in counts.items() if b in heavy) / shots


def get_backend(name):
    if name == "sim":
        return AerSimulator.from_backend(FakeKingston())
    return QiskitRuntimeService().backend(name)


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("backend", help="device name, or 'sim'")
parser.add_argument("-d", "--depth", type=int, default=5)
parser.add_argument("-t", "--trials", type=int, default=100)
parser.add_argument("-s", "--shots", type=int, default=1000)
parser.add_argument("--qubits", type=int, nargs="*", help="physical qubits")
args = parser.parse_args()

backend = get_backend(args.backend)
circuits, heavies = [], []
for seed in range(args.trials):
    circ = quantum_volume(args.depth, args.depth, seed=seed)
    heavies.append(heavy_set(circ))
    circ.measure_all()
    circuits.append(circ)

pm = generate_preset_pass_manager(
    optimization_level=3,
    backend=backend,
    initial_layout=args.qubits or None,
    seed_transpiler=99,
)
isa_circuits = pm.run(circuits)
print("mean 2q gates", np.mean([c.num_nonlocal_gates() for c in isa_circuits]))

sampler = SamplerV2(mode=backend)
job = sampler.run(isa_circuits, shots=args.shots)
result = job.result()

hops = []
for pub, heavy in zip(result, heavies):
    hops.append(heavy_probability(pub.data.meas.get_counts(), heavy))

mean = np.mean(hops)
sigma = math.sqrt(mean * (1 - mean) / args.trials)
print(f"depth {args.depth}: hop = {mean:.4f}, lower bound {mean - 2 * sigma:.4f}")
if args.trials >= 100 and mean - 2 * sigma > 2 / 3:
    print("QV", 2**args.depth, "passed")
else:
    print("QV", 2**args.depth, "NOT passed")
