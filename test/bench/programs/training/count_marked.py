import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.circuit.library import MCMTGate, ZGate
from qiskit.synthesis.qft import synth_qft_full
from qiskit_aer import AerSimulator

t = 6   # counting qubits
n = 4   # searching qubits
marked = ["0011", "1010", "1111", "0110", "0111"]


def oracle():
    o = QuantumCircuit(n)
    for m in marked:
        zeros = [i for i, b in enumerate(reversed(m)) if b == "0"]
        if zeros:
            o.x(zeros)
        o.compose(MCMTGate(ZGate(), n - 1, 1), inplace=True)
        if zeros:
            o.x(zeros)
    return o


def grover_iteration():
    g = oracle()
    g.h(range(n))
    g.x(range(n))
    g.compose(MCMTGate(ZGate(), n - 1, 1), inplace=True)
    g.x(range(n))
    g.h(range(n))
    gate = g.to_gate()
    gate.label = "Grover"
    return gate


cgrit = grover_iteration().control()

qc = QuantumCircuit(n + t, t)
qc.h(range(n + t))

iterations = 1
for qubit in range(t):
    for _ in range(iterations):
        qc.append(cgrit, [qubit] + list(range(t, n + t)))
    iterations *= 2

qc.compose(synth_qft_full(t, inverse=True), range(t), inplace=True)
qc.measure(range(t), range(t))

sim = AerSimulator()
hist = sim.run(transpile(qc, sim), shots=2048).result().get_counts()

measured_str = max(hist, key=hist.get)
measured_int = int(measured_str, 2)
print("Register output =", measured_int)

theta = measured_int / 2**t * np.pi * 2
print("Theta = %.5f" % theta)

N = 2**n
# our diffuser has a global minus sign, so we counted the *unmarked* ones
M = N * np.sin(theta / 2) ** 2
print(f"No. of solutions = {N - M:.1f} (true: {len(marked)})")

m = t - 1
err = (np.sqrt(2 * M * N) + N / 2 ** (m + 1)) * 2 ** (-m)
print("Error < %.2f" % err)
