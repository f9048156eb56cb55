# PEC with a known two-qubit Pauli channel: sample from quasi-probability inverse
import numpy as np
from qiskit import QuantumCircuit
from qiskit.quantum_info import Pauli, SparsePauliOp, Statevector, pauli_basis
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, pauli_error

rng = np.random.default_rng(314)
labels = pauli_basis(2).to_labels()

# biased Pauli noise after every cz
rates = {"IZ": 0.008, "ZI": 0.008, "ZZ": 0.004, "IX": 0.002, "XI": 0.002, "XX": 0.001}
prob = np.zeros(16)
for l, r in rates.items():
    prob[labels.index(l)] = r
prob[labels.index("II")] = 1 - prob.sum()

# Walsh-Hadamard: fidelities f_b = sum_a (-1)^<a,b> p_a
W = np.array([[1 if Pauli(a).commutes(Pauli(b)) else -1 for b in labels] for a in labels])
f = W @ prob
q = W @ (1 / f) / 16  # quasi-probabilities of the inverse
gamma = np.abs(q).sum()
print("gamma per gate:", gamma)
assert np.isclose(q.sum(), 1)


def brickwork(n, depth, thetas):
    qc = QuantumCircuit(n)
    it = iter(thetas)
    for d in range(depth):
        for i in range(n):
            qc.rx(next(it), i)
            qc.rz(next(it), i)
        for i in range(d % 2, n - 1, 2):
            qc.cz(i, i + 1)
    return qc


def sample_instance(qc):
    out = qc.copy_empty_like()
    sign = 1
    for inst in qc.data:
        out.append(inst)
        if inst.operation.name == "cz":
            k = rng.choice(16, p=np.abs(q) / gamma)
            sign *= int(np.sign(q[k]))
            if labels[k] != "II":
                for qb, p in zip(inst.qubits, labels[k][::-1]):
                    if p != "I":
                        getattr(out, p.lower())(qb)
    return out, sign


n, depth = 4, 5
qc = brickwork(n, depth, rng.uniform(-0.6, 0.6, 2 * n * depth))
ncz = qc.count_ops()["cz"]
gtot = gamma**ncz
print(f"{ncz} cz gates, total gamma {gtot:.2f}, overhead {gtot ** 2:.1f}")

obs = SparsePauliOp.from_sparse_list([("Z" * n, range(n), 1.0)], num_qubits=n)
ideal = Statevector(qc).expectation_value(obs).real

nm = NoiseModel()
nm.add_all_qubit_quantum_error(
    pauli_error([(l, p) for l, p in zip(labels, prob) if p > 0]), ["cz"]
)
# paulis inserted by the mitigation are noiseless here
sim = AerSimulator(noise_model=nm, basis_gates=["rx", "rz", "cz", "x", "y", "z"])


def parity(counts):
    tot = sum(counts.values())
    return sum((-1) ** b.count("1") * c for b, c in counts.items()) / tot


raw = qc.copy()
raw.measure_all()
y_raw = parity(sim.run(raw, shots=200_000).result().get_counts())

M, shots = 2000, 100
circs, signs = [], []
for _ in range(M):
    c, s = sample_instance(qc)
    c.measure_all()
    circs.append(c)
    signs.append(s)
res = sim.run(circs, shots=shots).result()
vals = gtot * np.array(signs) * np.array([parity(res.get_counts(k)) for k in range(M)])

print(f"ideal {ideal:+.4f}")
print(f"raw   {y_raw:+.4f}")
print(f"PEC   {vals.mean():+.4f} +- {vals.std(ddof=1) / np.sqrt(M):.4f}")
for m in (100, 500, 1000, 2000):
    print(m, vals[:m].mean())
