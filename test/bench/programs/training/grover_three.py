# Grover on 3 qubits, two marked states
import matplotlib.pyplot as plt
from numpy import pi, sqrt, arcsin
from qiskit import QuantumCircuit
from qiskit.quantum_info import Statevector
from qiskit.transpiler import generate_preset_pass_manager
from qiskit.visualization import plot_histogram
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2

n = 3
marked = ["101", "110"]


def oracle(marked):
    qc = QuantumCircuit(n, name="oracle")
    for m in marked:
        rev = m[::-1]
        zeros = [i for i in range(n) if rev[i] == "0"]
        for z in zeros:
            qc.x(z)
        qc.h(n - 1)
        qc.mcx(list(range(n - 1)), n - 1)
        qc.h(n - 1)
        for z in zeros:
            qc.x(z)
    return qc


def diffuser():
    qc = QuantumCircuit(n, name="diff")
    qc.h(range(n))
    qc.x(range(n))
    qc.h(n - 1)
    qc.ccx(0, 1, 2)
    qc.h(n - 1)
    qc.x(range(n))
    qc.h(range(n))
    return qc


# optimal number of iterations
theta = arcsin(sqrt(len(marked) / 2**n))
k = int(pi / (4 * theta))
print("iterations:", k)

grover = QuantumCircuit(n)
grover.h(range(n))
for _ in range(k):
    grover.append(oracle(marked).to_gate(), range(n))
    grover.append(diffuser().to_gate(), range(n))

# check the amplitudes before measuring
psi = Statevector(grover)
for b, p in psi.probabilities_dict().items():
    print(b, round(p, 4))

grover.measure_all()
print(grover.draw())

backend = AerSimulator()
pm = generate_preset_pass_manager(optimization_level=1, backend=backend)
isa = pm.run(grover)
print("depth after transpile:", isa.depth())

sampler = SamplerV2()
counts = sampler.run([isa], shots=2048).result()[0].data.meas.get_counts()
print(counts)
plot_histogram(counts, title="Grover, 3 qubits")
plt.show()
