# Approximating rz(θ) over Clifford+T: Solovay-Kitaev against gridsynth
import time

import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Operator
from qiskit.synthesis import generate_basic_approximations, gridsynth_rz
from qiskit.transpiler import PassManager
from qiskit.transpiler.passes import SolovayKitaev


def t_count(qc):
    ops = qc.count_ops()
    return ops.get("t", 0) + ops.get("tdg", 0)


def spectral_error(qc, target):
    u, v = Operator(qc).data, Operator(target).data
    ph = np.angle(np.trace(v.conj().T @ u))
    return np.linalg.norm(u - np.exp(1j * ph) * v, ord=2)


angles = [np.pi / 3, 0.1, 1.0, np.pi / 7]
basic = generate_basic_approximations(["h", "t", "tdg"], depth=8)

print("Solovay-Kitaev")
for degree in (1, 2, 3):
    skd = PassManager([SolovayKitaev(recursion_degree=degree, basic_approximations=basic)])
    for theta in angles:
        target = QuantumCircuit(1)
        target.rz(theta, 0)
        start = time.perf_counter()
        approx = skd.run(target)
        dt = time.perf_counter() - start
        print(
            f"  n={degree} θ={theta:.4f}  T={t_count(approx):5d}  "
            f"size={approx.size():6d}  err={spectral_error(approx, target):.2e}  {dt:.2f}s"
        )

print("gridsynth")
for eps in (1e-2, 1e-4, 1e-8):
    for theta in angles:
        target = QuantumCircuit(1)
        target.rz(theta, 0)
        start = time.perf_counter()
        approx = gridsynth_rz(theta, epsilon=eps)
        dt = time.perf_counter() - start
        # the expected scaling is 3*log2(1/eps)
        print(
            f"  eps={eps:.0e} θ={theta:.4f}  T={t_count(approx):5d} "
            f"(3log={3 * np.log2(1 / eps):.0f})  err={spectral_error(approx, target):.2e}  {dt:.2f}s"
        )
