from qiskit import QuantumCircuit
from qiskit_aer import AerSimulator

# inputs on 0 and 1, sum on 2, carry on 3
simulator = AerSimulator()
for a in (0, 1):
    for b in (0, 1):
        qc = QuantumCircuit(4, 2)
        if a:
            qc.x(0)
        if b:
            qc.x(1)
        qc.barrier()
        qc.cx(0, 2)
        qc.cx(1, 2)
        qc.ccx(0, 1, 3)
        qc.barrier()
        qc.measure(2, 0)
        qc.measure(3, 1)
        counts = simulator.run(qc, shots=1).result().get_counts()
        answer = list(counts.keys())[0]
        print(a, '+', b, '=', answer)
