import random
import json
from pathlib import Path
from dataclasses import dataclass, field

from qiskit import QuantumCircuit, transpile
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error


@dataclass
class Config:
    num_qubits: int = 4
    depths: list[int] = field(default_factory=lambda: [2, 4, 8, 16])
    shots: int = 1000
    error_rate: float = 0.01
    seed: int = 0


def random_layer(qc, rng):
    for q in range(qc.num_qubits):
        gate = rng.choice(["x", "h", "s", "t"])
        getattr(qc, gate)(q)
    qubits = list(range(qc.num_qubits))
    rng.shuffle(qubits)
    for a, b in zip(qubits[::2], qubits[1::2]):
        qc.cx(a, b)


def mirror(config, depth):
    rng = random.Random(config.seed + depth)
    forward = QuantumCircuit(config.num_qubits)
    for _ in range(depth // 2):
        random_layer(forward, rng)
        forward.barrier()
    qc = forward.compose(forward.inverse())
    qc.measure_all()
    return qc


def run(config):
    noise_model = NoiseModel()
    noise_model.add_all_qubit_quantum_error(depolarizing_error(config.error_rate, 2), ["cx"])
    backend = AerSimulator(noise_model=noise_model)
    data = {}
    for depth in config.depths:
        qc = transpile(mirror(config, depth), backend, optimization_level=0)
        counts = backend.run(qc, shots=config.shots).result().get_counts()
        data[depth] = counts.get("0" * config.num_qubits, 0) / config.shots
    return data


if __name__ == "__main__":
    config = Config()
    data = run(config)
    Path("mirror.json").write_text(json.dumps(data, indent=2))
    for depth, value in data.items():
        print(depth, value)
