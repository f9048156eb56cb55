"""Dynamic circuits: measurement in the middle and what depends on it."""

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.classical import expr

# %% Condition on a measured bit
# say: if test; conditional gate; feed forward; condition on the measurement
# uses: qc: QuantumCircuit
qc.measure(0, 0)
with qc.if_test((0, 1)):
    qc.x(1)

# %% Condition with an alternative
# say: if else; conditional with else; if test with else
# uses: qc: QuantumCircuit
with qc.if_test((0, 1)) as else_:
    qc.x(1)
with else_:
    qc.h(1)

# %% Loop a fixed number of times
# say: for loop in the circuit; repeat gates
# uses: qc: QuantumCircuit
with qc.for_loop(range(5)) as i:
    qc.rx(0.1, 0)

# %% Repeat until success
# say: while loop; repeat until success
# uses: qc: QuantumCircuit
with qc.while_loop((0, 0)):
    qc.h(0)
    qc.measure(0, 0)

# %% Switch on the value of a register
# say: switch; switch statement; switch on the register
# uses: qc: QuantumCircuit, cr: ClassicalRegister
with qc.switch(cr) as case:
    with case(0):
        qc.x(0)
    with case(1):
        qc.z(0)
    with case(case.DEFAULT):
        qc.h(0)

# %% Parity of two bits
# say: classical expression; parity of two bits; xor of bits
# uses: qc: QuantumCircuit
parity = expr.bit_xor(qc.clbits[0], qc.clbits[1])
with qc.if_test(parity):
    qc.x(2)

# %% Reset of a measured qubit
# say: mid circuit measurement; reset a qubit; measure and reset; qubit reuse
# uses: qc: QuantumCircuit
qc.measure(0, 0)
qc.reset(0)
qc.h(0)
