"""Hand-written QFT, checked against numpy's FFT and the library gate."""
import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import QFTGate
from qiskit.quantum_info import Operator, Statevector, random_statevector


def qft(n: int, do_swaps: bool = True, approximation: int = 0) -> QuantumCircuit:
    qc = QuantumCircuit(n, name=f"qft{n}")
    for j in reversed(range(n)):
        qc.h(j)
        for k in reversed(range(j)):
            distance = j - k
            if approximation and distance >= n - approximation:
                continue
            qc.cp(np.pi / 2**distance, k, j)
    if do_swaps:
        for i in range(n // 2):
            qc.swap(i, n - 1 - i)
    return qc


def qft_recursive(qc, n):
    if n == 0:
        return qc
    qc.h(n - 1)
    for k in range(n - 1):
        qc.cp(np.pi / 2 ** (n - 1 - k), k, n - 1)
    return qft_recursive(qc, n - 1)


def dft_matrix(n):
    dim = 2**n
    omega = np.exp(2j * np.pi / dim)
    return np.array([[omega ** (i * j) for j in range(dim)] for i in range(dim)]) / np.sqrt(dim)


for n in range(1, 6):
    mine = Operator(qft(n))
    assert np.allclose(mine.data, dft_matrix(n))
    assert mine.equiv(Operator(QFTGate(n)))

    rec = QuantumCircuit(n)
    qft_recursive(rec, n)
    for i in range(n // 2):
        rec.swap(i, n - i - 1)
    assert Operator(rec) == mine
print("all QFT variants agree for n = 1..5")

# action on a random state: numpy's ifft has the same sign convention as QFT
psi = random_statevector(2**4, seed=42)
quantum = psi.evolve(qft(4)).data
classical = np.fft.ifft(psi.data, norm="ortho")
print("max deviation from numpy:", np.abs(quantum - classical).max())

# how much do we lose with the approximate version?
exact = Operator(qft(6))
for a in range(5):
    approx = qft(6, approximation=a)
    dist = np.linalg.norm(Operator(approx).data - exact.data, 2)
    print(f"approximation degree {a}: {approx.count_ops().get('cp', 0):2d} cp gates, error {dist:.4f}")

# Fourier-basis counter
counter = QuantumCircuit(3)
counter.x([0, 2])
counter.compose(qft(3), inplace=True)
print(np.round(np.angle(Statevector(counter).data) / np.pi, 3))
