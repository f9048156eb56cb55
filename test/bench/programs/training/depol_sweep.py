import numpy as np
import pandas as pd

from qiskit import QuantumCircuit, transpile
from qiskit.quantum_info import Statevector, state_fidelity
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error

N_QUBITS = 4
P1_VALUES = [1e-4, 5e-4, 1e-3]
P2_VALUES = [1e-3, 5e-3, 1e-2, 2e-2]
BASIS = ["rz", "sx", "x", "cx"]


def w_state(n):
    qc = QuantumCircuit(n)
    qc.x(0)
    for k in range(1, n):
        theta = 2 * np.arccos(np.sqrt(1 / (n - k + 1)))
        qc.cry(theta, k - 1, k)
        qc.cx(k, k - 1)
    return qc


def make_noise(p1, p2):
    noise = NoiseModel(basis_gates=BASIS)
    noise.add_all_qubit_quantum_error(depolarizing_error(p1, 1), ["sx", "x"])
    noise.add_all_qubit_quantum_error(depolarizing_error(p2, 2), ["cx"])
    return noise


def noisy_fidelity(circ, target, p1, p2):
    sim = AerSimulator(method="density_matrix", noise_model=make_noise(p1, p2))
    circ = circ.copy()
    circ.save_density_matrix()
    rho = sim.run(circ).result().data()["density_matrix"]
    return state_fidelity(target, rho)


def main():
    circ = w_state(N_QUBITS)
    target = Statevector(circ)
    tcirc = transpile(circ, basis_gates=BASIS, optimization_level=2, seed_transpiler=0)
    print(tcirc.count_ops())

    rows = []
    for p1 in P1_VALUES:
        for p2 in P2_VALUES:
            rows.append(dict(p1=p1, p2=p2, fidelity=noisy_fidelity(tcirc, target, p1, p2)))

    df = pd.DataFrame(rows)
    print(df.pivot(index="p1", columns="p2", values="fidelity").round(4).to_string())
    df.to_csv("w_state_depol.csv", index=False)


if __name__ == "__main__":
    main()
