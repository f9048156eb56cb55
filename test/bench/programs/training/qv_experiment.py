"""Quantum volume: heavy output probability of noisy model circuits."""
import numpy as np
from qiskit.circuit.library import quantum_volume
from qiskit.quantum_info import Statevector
from qiskit.transpiler import generate_preset_pass_manager
from qiskit.providers.fake_provider import GenericBackendV2
from qiskit_aer import AerSimulator


def heavy_set(circuit):
    probs = Statevector(circuit).probabilities_dict()
    median = np.median(list(probs.values()))
    return {b for b, p in probs.items() if p > median}


class QVExperiment:
    def __init__(self, backend, width, trials=100, shots=500, seed=0):
        self.backend = backend
        self.sim = AerSimulator.from_backend(backend, seed_simulator=seed)
        self.pm = generate_preset_pass_manager(3, backend=backend, seed_transpiler=seed)
        self.width = width
        self.trials = trials
        self.shots = shots
        self.seed = seed

    def run(self):
        heavy, circuits = [], []
        for t in range(self.trials):
            qv = quantum_volume(self.width, self.width, seed=self.seed + t)
            heavy.append(heavy_set(qv))
            qv.measure_all()
            circuits.append(qv)
        isa = self.pm.run(circuits)
        result = self.sim.run(isa, shots=self.shots).result()
        self.hops = np.array([
            sum(c for b, c in result.get_counts(i).items() if b in heavy[i]) / self.shots
            for i in range(self.trials)
        ])
        return self

    @property
    def mean_hop(self):
        return self.hops.mean()

    @property
    def sigma(self):
        h = self.mean_hop
        return np.sqrt(h * (1 - h) / self.trials)

    def passed(self, z=2):
        return self.mean_hop - z * self.sigma > 2 / 3

    def __str__(self):
        verdict = "pass" if self.passed() else "fail"
        return f"QV {2**self.width:4d}: hop = {self.mean_hop:.4f} +- {self.sigma:.4f}  {verdict}"


if __name__ == "__main__":
    device = GenericBackendV2(num_qubits=6, seed=42)
    best = 1
    for width in range(2, 7):
        exp = QVExperiment(device, width, trials=100).run()
        print(exp)
        if exp.passed():
            best = 2**width
        running = np.cumsum(exp.hops) / np.arange(1, exp.trials + 1)
        print("   running mean:", running[[9, 24, 49, 99]].round(3))
    print("quantum volume of this backend:", best)
