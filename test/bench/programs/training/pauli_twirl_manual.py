import numpy as np
from qiskit import QuantumCircuit
from qiskit.circuit.library import CXGate, UnitaryGate
from qiskit.quantum_info import Operator, Pauli, PTM, SuperOp, pauli_basis
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, coherent_unitary_error
from scipy.linalg import expm

rng = np.random.default_rng(8)
PAULIS = ["I", "X", "Y", "Z"]

# coherent over-rotation after each cx: exp(-i eps (ZX + 0.5 IZ))
eps = 0.06
gen = Pauli("XZ").to_matrix() + 0.5 * Pauli("ZI").to_matrix()
err = expm(-1j * eps * gen)

# twirl table: cx (Pa) = (Pb) cx
table = {}
for a in pauli_basis(2):
    b = a.evolve(CXGate(), frame="s")
    table[a.to_label()] = b.to_label()
print(table["IX"], table["ZI"], table["YY"])


def strip(label):
    return label.lstrip("-+i")


def twirl(circ):
    out = circ.copy_empty_like()
    for inst in circ.data:
        if inst.operation.name != "cx":
            out.append(inst)
            continue
        pre = "".join(rng.choice(PAULIS, 2))
        post = strip(table[pre])
        qs = inst.qubits
        for q, p in zip(qs, reversed(pre)):
            if p != "I":
                getattr(out, p.lower())(q)
        out.append(inst)
        for q, p in zip(qs, reversed(post)):
            if p != "I":
                getattr(out, p.lower())(q)
    return out


# sanity: twirled circuits implement the same unitary
test = QuantumCircuit(3)
test.h(0)
test.cx(0, 1)
test.t(1)
test.cx(1, 2)
for _ in range(20):
    assert Operator(twirl(test)).equiv(Operator(test))

# PTM of the error alone, before and after averaging
E = SuperOp(UnitaryGate(err))
ptm = PTM(E).data.real
avg = np.zeros_like(ptm)
for a in pauli_basis(2):
    P = SuperOp(Operator(a))
    avg += PTM(P.compose(E).compose(P)).data.real / 16
off = lambda m: np.abs(m - np.diag(np.diag(m))).max()
print("off-diagonal before / after:", off(ptm), off(avg))

# now with shots on a deep circuit
n, depth = 4, 12
qc = QuantumCircuit(n)
for d in range(depth):
    for i in range(d % 2, n - 1, 2):
        qc.cx(i, i + 1)
    qc.rx(np.pi, range(n)) if d % 3 == 2 else qc.rz(0.4, range(n))
full = qc.compose(qc.inverse())
full.measure_all()

nm = NoiseModel()
nm.add_all_qubit_quantum_error(coherent_unitary_error(err), ["cx"])
sim = AerSimulator(noise_model=nm, seed_simulator=5)

R, shots = 64, 256
bare = sim.run(full, shots=R * shots).result().get_counts()
tw = sim.run([twirl(full) for _ in range(R)], shots=shots).result()
surv = np.array([tw.get_counts(k).get("0" * n, 0) / shots for k in range(R)])

lam = np.diag(avg)
print("bare survival    ", bare.get("0" * n, 0) / (R * shots))
print(f"twirled survival  {surv.mean():.4f} +- {surv.std() / np.sqrt(R):.4f}")
print("twirled PTM eigenvalues:", np.round(np.sort(lam), 5))
