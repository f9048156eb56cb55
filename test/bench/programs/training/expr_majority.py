from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.classical import expr
from qiskit_aer import AerSimulator


def majority(a, b, c):
    ab = expr.bit_and(a, b)
    bc = expr.bit_and(b, c)
    ac = expr.bit_and(a, c)
    return expr.bit_or(expr.bit_or(ab, bc), ac)


data = QuantumRegister(3, "data")
out = QuantumRegister(1, "out")
votes = ClassicalRegister(3, "votes")
res = ClassicalRegister(1, "res")
qc = QuantumCircuit(data, out, votes, res)

qc.x(data)
qc.rx(0.4, data)      # some over-rotation
qc.measure(data, votes)

with qc.if_test(majority(votes[0], votes[1], votes[2])) as else_:
    qc.x(out)
with else_:
    qc.id(out)

# all three equal?
unanimous = expr.logic_or(expr.equal(votes, 0), expr.equal(votes, 7))
with qc.if_test(expr.logic_not(unanimous)):
    qc.z(out)

qc.measure(out, res)
print(qc.draw(cregbundle=True))

counts = AerSimulator(seed_simulator=3).run(qc, shots=1024).result().get_counts()
print(counts)
