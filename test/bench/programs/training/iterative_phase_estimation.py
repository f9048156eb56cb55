import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2

THETA = 2 * np.pi * 0.34375   # = 11/32
BITS = 5

control = QuantumRegister(1, "control")
target = QuantumRegister(1, "target")
phase = ClassicalRegister(BITS, "phase")
qc = QuantumCircuit(control, target, phase)

qc.x(target)  # |1> is an eigenstate of P(theta)

# least significant bit first
for k in range(BITS):
    if k > 0:
        qc.reset(control)
    qc.h(control)

    power = 2 ** (BITS - 1 - k)
    qc.cp(THETA * power, control[0], target[0])

    # feed forward: rotate away the bits we know already
    for j in range(k):
        with qc.if_test((phase[j], 1)):
            qc.p(-np.pi / 2 ** (k - j), control[0])

    qc.h(control)
    qc.measure(control[0], phase[k])

print(qc.draw(fold=120))

backend = AerSimulator()
pm = generate_preset_pass_manager(optimization_level=1, backend=backend)
isa = pm.run(qc)

sampler = SamplerV2(seed=1)
counts = sampler.run([isa], shots=1000).result()[0].data.phase.get_counts()

for bitstring, n in sorted(counts.items(), key=lambda t: t[1], reverse=True)[:4]:
    est = int(bitstring, 2) / 2**BITS
    print(f"{bitstring}  {n:5d}  phase = {est:.5f}")
print("true phase:", THETA / (2 * np.pi))
