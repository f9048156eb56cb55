"""Standard one-qubit randomized benchmarking without qiskit-experiments."""
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import curve_fit
from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import Clifford, random_clifford
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error


@dataclass
class RBExperiment:
    lengths: list[int]
    samples: int = 10
    shots: int = 1000
    seed: int = 0
    data: dict = field(default_factory=dict)

    def sequence(self, length, rng):
        qc = QuantumCircuit(1)
        total = Clifford(QuantumCircuit(1))
        for _ in range(length):
            cliff = random_clifford(1, seed=rng)
            qc.compose(cliff.to_circuit(), inplace=True)
            qc.barrier()
            total = total.compose(cliff)
        qc.compose(total.adjoint().to_circuit(), inplace=True)
        qc.measure_all()
        qc.metadata = {"length": length}
        return qc

    def circuits(self):
        rng = np.random.default_rng(self.seed)
        return [self.sequence(m, rng) for m in self.lengths for _ in range(self.samples)]

    def run(self, backend):
        circs = transpile(self.circuits(), basis_gates=["rz", "sx", "x"], optimization_level=1)
        result = backend.run(circs, shots=self.shots).result()
        for i, circ in enumerate(circs):
            survival = result.get_counts(i).get("0", 0) / self.shots
            self.data.setdefault(circ.metadata["length"], []).append(survival)
        return self

    def analyze(self):
        x = np.array(sorted(self.data))
        y = np.array([np.mean(self.data[m]) for m in x])
        err = np.array([np.std(self.data[m], ddof=1) / np.sqrt(self.samples) for m in x])
        popt, pcov = curve_fit(
            lambda m, a, alpha, b: a * alpha**m + b,
            x, y, p0=(0.5, 0.99, 0.5), sigma=np.maximum(err, 1e-4),
            bounds=([0, 0, 0], [1, 1, 1]),
        )
        alpha, d_alpha = popt[1], np.sqrt(pcov[1, 1])
        return {"alpha": alpha, "epc": (1 - alpha) / 2, "epc_err": d_alpha / 2, "x": x, "y": y}


if __name__ == "__main__":
    nm = NoiseModel(basis_gates=["rz", "sx", "x"])
    nm.add_all_qubit_quantum_error(depolarizing_error(2e-3, 1), ["sx", "x"])
    sim = AerSimulator(noise_model=nm, seed_simulator=77)

    rb = RBExperiment(lengths=[1, 10, 25, 50, 100, 200, 350], samples=12)
    fit = rb.run(sim).analyze()
    print("error per Clifford: {epc:.2e} +- {epc_err:.1e}".format(**fit))
    for m, surv in zip(fit["x"], fit["y"]):
        print(f"{m:5d}  {surv:.4f}")
