from qiskit import QuantumCircuit
from qiskit_aer import AerSimulator
from qiskit.visualization import plot_histogram


def create_bell_pair():
    qc = QuantumCircuit(2)
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


message = "10"
qc = create_bell_pair()
qc.barrier()
qc = encode_message(qc, 1, message)
qc.barrier()
qc = decode_message(qc)
qc.measure_all()
print(qc.draw())

aer_sim = AerSimulator()
result = aer_sim.run(qc, shots=1024).result()
counts = result.get_counts(qc)
print(counts)
plot_histogram(counts)
