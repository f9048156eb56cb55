from qiskit import QuantumCircuit, qasm2, qasm3, qpy
from qiskit.circuit import Parameter
from io import StringIO, BytesIO

qc = QuantumCircuit(2, 2)
theta = Parameter("theta")
qc.h(0)
qc.rx(theta, 1)
qc.cx(0, 1)
qc.measure([0, 1], [0, 1])

bound = qc.assign_parameters({theta: 0.25})
text = qasm2.dumps(bound)
print(text)

again = qasm2.loads(text)
print(again.draw())
assert again.num_qubits == bound.num_qubits

program = qasm3.dumps(qc)
with open("circuit.qasm", "w") as f:
    f.write(program)

buffer = BytesIO()
qpy.dump([qc, bound], buffer)
buffer.seek(0)
circuits = qpy.load(buffer)
for circuit in circuits:
    print(circuit.name, circuit.num_parameters, circuit.parameters)
