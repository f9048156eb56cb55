import numpy as np
from scipy.linalg import expm
from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import PauliEvolutionGate
from qiskit.quantum_info import Operator, SparsePauliOp
from qiskit.synthesis import LieTrotter, QDrift, SuzukiTrotter


def tfim(n, j=1.0, h=0.8):
    terms = [("ZZ", [i, i + 1], -j) for i in range(n - 1)]
    terms += [("X", [i], -h) for i in range(n)]
    return SparsePauliOp.from_sparse_list(terms, num_qubits=n)


def build(ham, time, synthesis):
    gate = PauliEvolutionGate(ham, time=time, synthesis=synthesis)
    circuit = QuantumCircuit(ham.num_qubits)
    circuit.append(gate, range(ham.num_qubits))
    return circuit.decompose(reps=2)


def distance(u, v):
    # remove the global phase before taking the norm
    phase = np.angle(np.trace(v.conj().T @ u))
    return np.linalg.norm(u * np.exp(-1j * phase) - v, 2)


N, T = 4, 1.0
ham = tfim(N)
exact = expm(-1j * T * ham.to_matrix())

methods = {
    "Lie": lambda r: LieTrotter(reps=r),
    "Suzuki-2": lambda r: SuzukiTrotter(order=2, reps=r),
    "Suzuki-4": lambda r: SuzukiTrotter(order=4, reps=r),
    "qDRIFT": lambda r: QDrift(reps=r, seed=11),
}

header = f"{'method':<10}{'reps':>5}{'error':>12}{'2q gates':>10}{'2q depth':>10}"
print(header)
print("-" * len(header))
for name, make in methods.items():
    for reps in (1, 2, 4, 8):
        qc = build(ham, T, make(reps))
        err = distance(Operator(qc).data, exact)
        isa = transpile(qc, basis_gates=["rz", "sx", "x", "cz"], optimization_level=2)
        depth2q = isa.depth(lambda inst: inst.operation.num_qubits == 2)
        print(f"{name:<10}{reps:>5}{err:>12.3e}{isa.num_nonlocal_gates():>10}{depth2q:>10}")
    print()
