import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, pauli_error

SHOTS = 5000


def code(d, rounds):
    data = QuantumRegister(d, 'd')
    anc = QuantumRegister(d - 1, 'a')
    synd = [ClassicalRegister(d - 1, f's{r}') for r in range(rounds)]
    out = ClassicalRegister(d, 'out')
    qc = QuantumCircuit(data, anc, *synd, out)
    for r in range(rounds):
        qc.id(data)
        for i in range(d - 1):
            qc.cx(data[i], anc[i])
            qc.cx(data[i + 1], anc[i])
        qc.measure(anc, synd[r])
        qc.reset(anc)
        qc.barrier()
    qc.measure(data, out)
    return qc


def noise(p):
    nm = NoiseModel()
    nm.add_all_qubit_quantum_error(pauli_error([('X', p), ('I', 1 - p)]), 'id')
    nm.add_all_qubit_quantum_error(pauli_error([('X', p / 2), ('I', 1 - p / 2)]), 'measure')
    return nm


def majority(key):
    # the register that was added last is printed first
    word = key.split()[0]
    return int(word.count('1') > len(word) / 2)


distances = [3, 5, 7]
ps = np.linspace(0.02, 0.6, 13)
curves = {d: [] for d in distances}
for d in distances:
    qc = code(d, rounds=1)
    for p in ps:
        sim = AerSimulator(method='stabilizer', noise_model=noise(p))
        counts = sim.run(qc, shots=SHOTS).result().get_counts()
        failed = sum(n for key, n in counts.items() if majority(key) == 1)
        curves[d].append(failed / SHOTS)
    print(d, np.round(curves[d], 3))

for d, y in curves.items():
    plt.semilogy(ps, np.maximum(y, 1 / SHOTS), 's-', label=f'd={d}')
plt.semilogy(ps, ps, 'k:', label='bare qubit')
plt.axvline(0.5, color='grey', lw=0.5)
plt.xlabel('physical error rate')
plt.ylabel('logical error rate')
plt.legend()
plt.savefig('threshold.pdf', bbox_inches='tight')
