# Superdense coding: two classical bits with one qubit
# Exercise 5.2, group B

from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit.primitives import StatevectorSampler


def create_pair():
    qc = QuantumCircuit(2, name="pair")
    qc.h(1)
    qc.cx(1, 0)
    return qc


def encode_message(qc, qubit, msg):
    if len(msg) != 2 or not set(msg).issubset({"0", "1"}):
        raise ValueError(f"message '{msg}' is invalid")
    if msg[1] == "1":
        qc.x(qubit)
    if msg[0] == "1":
        qc.z(qubit)
    return qc


def decode_message(qc):
    qc.cx(1, 0)
    qc.h(1)
    return qc


def protocol(msg):
    qr = QuantumRegister(2, "q")
    cr = ClassicalRegister(2, "bob")
    qc = QuantumCircuit(qr, cr)
    qc.compose(create_pair(), inplace=True)
    qc.barrier()
    encode_message(qc, 1, msg)     # Alice owns qubit 1
    qc.barrier()
    decode_message(qc)             # Bob has both now
    qc.measure(qr, cr)
    return qc


sampler = StatevectorSampler(default_shots=256)
messages = ["00", "01", "10", "11"]
job = sampler.run([protocol(m) for m in messages])

for sent, pub in zip(messages, job.result()):
    received = pub.data.bob.get_counts()
    print(sent, "->", received)
    assert received == {sent: 256}

print(protocol("10").draw(output="text"))
