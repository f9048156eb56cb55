from qiskit import QuantumCircuit
from qiskit.primitives import StatevectorSampler

def oracle(kind):
    qc = QuantumCircuit(2)
    if kind == 1:
        qc.x(1)
    elif kind == 2:
        qc.cx(0, 1)
    elif kind == 3:
        qc.cx(0, 1)
        qc.x(1)
    return qc

def deutsch(kind):
    qc = QuantumCircuit(2, 1)
    qc.x(1)
    qc.barrier()
    qc.h([0, 1])
    qc.compose(oracle(kind), inplace=True)
    qc.h(0)
    qc.measure(0, 0)
    return qc

sampler = StatevectorSampler()
for kind in range(4):
    result = sampler.run([deutsch(kind)], shots=1).result()
    measurements = result[0].data.c.get_bitstrings()
    if measurements[0] == "0":
        print(kind, "constant")
    else:
        print(kind, "balanced")
