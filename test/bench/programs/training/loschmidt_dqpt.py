"""Dynamical quantum phase transition: rate function of the Loschmidt echo."""

from dataclasses import dataclass

import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit.primitives import BackendSamplerV2
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator


@dataclass
class Quench:
    n: int = 6
    J: float = 1.0
    h: float = 2.0
    tmax: float = 2.5
    points: int = 26
    trotter: int = 10

    @property
    def times(self):
        return np.linspace(0.0, self.tmax, self.points)

    def circuit(self):
        t = Parameter("t")
        qc = QuantumCircuit(self.n)
        dt = t / self.trotter
        for _ in range(self.trotter):
            for i in range(self.n):
                qc.rzz(-2 * self.J * dt, i, (i + 1) % self.n)
            qc.rx(-2 * self.h * dt, range(self.n))
        qc.measure_all()
        return qc


def rate(counts, n, shots):
    # degenerate ground states: keep the larger of the two return probabilities
    p_up = counts.get("0" * n, 0) / shots
    p_dn = counts.get("1" * n, 0) / shots
    floor = 1 / shots
    return -np.log(max(p_up, floor)) / n, -np.log(max(p_dn, floor)) / n


def exact_rate(q: Quench):
    from scipy.linalg import expm
    from qiskit.quantum_info import SparsePauliOp

    terms = [("ZZ", [i, (i + 1) % q.n], -q.J) for i in range(q.n)]
    terms += [("X", [i], -q.h) for i in range(q.n)]
    H = SparsePauliOp.from_sparse_list(terms, num_qubits=q.n).to_matrix()
    out = []
    for t in q.times:
        U = expm(-1j * t * H)
        out.append([-np.log(abs(U[k, 0]) ** 2) / q.n for k in (0, -1)])
    return np.array(out)


if __name__ == "__main__":
    q = Quench()
    shots = 50_000
    backend = AerSimulator(seed_simulator=99)
    pm = generate_preset_pass_manager(optimization_level=1, backend=backend)
    isa_qc = pm.run(q.circuit())

    sampler = BackendSamplerV2(backend=backend)
    job = sampler.run([(isa_qc, q.times[:, None])], shots=shots)
    meas = job.result()[0].data.meas
    print(meas)

    lam = np.array([rate(meas.get_counts(k), q.n, shots) for k in range(q.points)])
    ref = exact_rate(q)

    best = lam.min(axis=1)
    kinks = [k for k in range(1, q.points - 1) if best[k] > best[k - 1] and best[k] > best[k + 1]]
    print("cusps near t =", q.times[kinks])

    plt.plot(q.times, lam[:, 0], "o", label=r"$\lambda_\uparrow$")
    plt.plot(q.times, lam[:, 1], "s", mfc="none", label=r"$\lambda_\downarrow$")
    plt.plot(q.times, ref.min(axis=1), "k-", lw=1, label="exact min")
    plt.xlabel(r"$Jt$")
    plt.ylabel(r"$\lambda(t)$")
    plt.ylim(0, None)
    plt.legend()
    plt.savefig("dqpt.png")
