import numpy as np
from qiskit import QuantumCircuit, transpile
from qiskit.circuit import CASE_DEFAULT, SwitchCaseOp
from qiskit_aer import AerSimulator

qc = QuantumCircuit(3, 3)

qc.u(0.3, 1.1, -0.7, 0)
qc.barrier()
qc.h(1)
qc.cx(1, 2)
qc.cx(0, 1)
qc.h(0)
qc.measure([0, 1], [0, 1])

with qc.switch(qc.cregs[0]) as case:
    with case(0b01):
        qc.z(2)
    with case(0b10):
        qc.x(2)
    with case(0b11):
        qc.x(2)
        qc.z(2)
    with case(case.DEFAULT):
        pass

# undo preparation, must give 0 all the time
qc.u(-0.3, 0.7, -1.1, 2)
qc.measure(2, 2)

for inst in qc.get_instructions("switch_case"):
    op = inst.operation
    assert isinstance(op, SwitchCaseOp)
    for labels, body in op.cases_specifier():
        name = "default" if CASE_DEFAULT in labels else labels
        print(name, body.count_ops())

backend = AerSimulator()
counts = backend.run(transpile(qc, backend), shots=2000).result().get_counts()
print(counts)
print("errors:", sum(v for k, v in counts.items() if k[0] == "1"))
