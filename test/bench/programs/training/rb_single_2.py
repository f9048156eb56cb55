"""Single-qubit randomised benchmarking without qiskit-experiments."""
from dataclasses import dataclass

import numpy as np
from scipy.optimize import curve_fit

from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import Clifford, random_clifford
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, amplitude_damping_error, depolarizing_error


@dataclass
class RBConfig:
    lengths: tuple = (1, 10, 25, 50, 100, 200, 400)
    samples: int = 20
    shots: int = 400
    seed: int = 31


class RBExperiment:
    basis_gates = ["rz", "sx", "x"]

    def __init__(self, config):
        self.config = config
        self.rng = np.random.default_rng(config.seed)

    def sequence(self, length):
        qc = QuantumCircuit(1)
        total = Clifford(QuantumCircuit(1))
        for _ in range(length):
            c = random_clifford(1, seed=self.rng)
            qc.compose(c.to_circuit(), inplace=True)
            qc.barrier()
            total = total.compose(c)
        qc.compose(total.adjoint().to_circuit(), inplace=True)
        qc.measure_all()
        return qc

    def run(self, backend):
        cfg = self.config
        self.survival = np.empty((len(cfg.lengths), cfg.samples))
        for i, m in enumerate(cfg.lengths):
            circs = [self.sequence(m) for _ in range(cfg.samples)]
            circs = transpile(circs, basis_gates=self.basis_gates, optimization_level=1)
            result = backend.run(circs, shots=cfg.shots).result()
            for j, counts in enumerate(result.get_counts()):
                self.survival[i, j] = counts.get("0", 0) / cfg.shots
        return self

    def fit(self):
        model = lambda m, a, p, b: a * p**m + b
        mean = self.survival.mean(axis=1)
        sem = self.survival.std(axis=1) / np.sqrt(self.config.samples) + 1e-4
        popt, pcov = curve_fit(
            model, self.config.lengths, mean, p0=(0.5, 0.995, 0.5), sigma=sem,
            bounds=([0, 0.5, 0], [1, 1, 1]),
        )
        epc = (1 - popt[1]) / 2
        return epc, np.sqrt(pcov[1, 1]) / 2

    def report(self):
        for m, row in zip(self.config.lengths, self.survival):
            bar = "#" * int(40 * row.mean())
            print(f"{m:5d} {row.mean():.4f} {bar}")
        epc, err = self.fit()
        print(f"error per Clifford: {epc:.2e} +- {err:.1e}")


def noisy_simulator(p, gamma):
    nm = NoiseModel(basis_gates=RBExperiment.basis_gates)
    error = depolarizing_error(p, 1).compose(amplitude_damping_error(gamma))
    nm.add_all_qubit_quantum_error(error, ["sx", "x"])
    return AerSimulator(noise_model=nm, seed_simulator=5)


if __name__ == "__main__":
    for p, gamma in [(1e-3, 0.0), (2e-3, 0.0), (1e-3, 1e-3)]:
        print(f"--- p={p:g} gamma={gamma:g}")
        RBExperiment(RBConfig()).run(noisy_simulator(p, gamma)).report()
