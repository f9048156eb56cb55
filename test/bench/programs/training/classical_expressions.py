"""Classical feedforward: if/else, switch, loops and real-time expressions."""

from qiskit.circuit import CASE_DEFAULT, ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.classical import expr
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2

simulator = AerSimulator(method="statevector")
sampler = SamplerV2.from_backend(simulator)

# 1. if_test with an else branch
qubits = QuantumRegister(1)
clbits = ClassicalRegister(1, "c")
circuit = QuantumCircuit(qubits, clbits)
(q0,) = qubits
(c0,) = clbits

circuit.h(q0)
circuit.measure(q0, c0)
with circuit.if_test((c0, 1)) as else_:
    circuit.x(q0)
with else_:
    circuit.h(q0)
    circuit.z(q0)
circuit.measure(q0, c0)
counts = sampler.run([circuit], shots=1000).result()[0].data.c.get_counts()
print(f"if/else: {counts}")

# 2. if_test on the XOR of three bits
qr = QuantumRegister(4, "q")
first = ClassicalRegister(3, "first")
last = ClassicalRegister(1, "last")
parity = QuantumCircuit(qr, first, last)
parity.h(qr[0:3])
parity.measure(qr[0:3], first)
_condition = expr.lift(first[0])
for i in range(1, len(first)):
    _condition = expr.bit_xor(_condition, first[i])
with parity.if_test(_condition):
    parity.x(qr[3])
parity.measure(qr[3], last)
data = sampler.run([parity], shots=1000).result()[0].data
agree = sum(
    bits.count("1") % 2 == int(flag)
    for bits, flag in zip(data.first.get_bitstrings(), data.last.get_bitstrings())
)
print(f"parity: {agree} of 1000 shots agree")

# 3. switch on a register
sw_qr = QuantumRegister(3)
sw_cr = ClassicalRegister(3, "sw")
switched = QuantumCircuit(sw_qr, sw_cr)
switched.h([0, 1])
switched.measure([0, 1], [0, 1])
with switched.switch(sw_cr) as case:
    with case(0, 3):
        switched.x(2)
    with case(1):
        switched.h(2)
    with case(CASE_DEFAULT):
        switched.id(2)
switched.measure(2, 2)
print(f"switch: {sampler.run([switched], shots=1000).result()[0].data.sw.get_counts()}")

# 4. repeat until success
rus = QuantumCircuit(2, 2)
rus.h([0, 1])
rus.measure([0, 1], [0, 1])
with rus.while_loop(expr.not_equal(rus.cregs[0], 0b11)):
    rus.h([0, 1])
    rus.measure([0, 1], [0, 1])
print(f"while: {sampler.run([rus], shots=1000).result()[0].data.c.get_counts()}")

# 5. for loop with a loop parameter
looped = QuantumCircuit(1, 1)
with looped.for_loop(range(5)) as i:
    looped.x(0)
    with looped.if_test((0, True)):
        looped.break_loop()
    looped.measure(0, 0)
print(f"for: {sampler.run([looped], shots=1000).result()[0].data.c.get_counts()}")
