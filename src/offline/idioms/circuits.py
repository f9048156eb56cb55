"""Building circuits: well-known states, registers, composition and parameters."""

from math import pi

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import Gate, Parameter, ParameterVector

# %% Bell state on two qubits, measured
# say: bell state; bell pair; bell circuit; entangle two qubits; epr pair
qc = QuantumCircuit(2)
qc.h(0)
qc.cx(0, 1)
qc.measure_all()

# %% Bell state with an explicit classical register
# say: bell state with classical bits; measure both qubits into classical bits
qc = QuantumCircuit(2, 2)
qc.h(0)
qc.cx(0, 1)
qc.measure([0, 1], [0, 1])

# %% GHZ state on three qubits, measured
# say: ghz; ghz state on three qubits; three qubit ghz
qc = QuantumCircuit(3)
qc.h(0)
qc.cx(0, 1)
qc.cx(1, 2)
qc.measure_all()

# %% GHZ circuit on any number of qubits
# say: ghz circuit; ghz state; build a ghz circuit; n qubit ghz state
num_qubits = 5
qc = QuantumCircuit(num_qubits)
qc.h(0)
for i in range(num_qubits - 1):
    qc.cx(i, i + 1)
qc.measure_all()

# %% Function that returns a GHZ circuit
# say: function that builds a ghz circuit; ghz function
def ghz_circuit(num_qubits: int) -> QuantumCircuit:
    """Return a GHZ state preparation on `num_qubits` qubits."""
    qc = QuantumCircuit(num_qubits)
    qc.h(0)
    for i in range(num_qubits - 1):
        qc.cx(i, i + 1)
    return qc

# %% Uniform superposition of all qubits
# say: superposition; uniform superposition; hadamard on all qubits; equal superposition
# uses: qc: QuantumCircuit
for i in range(qc.num_qubits):
    qc.h(i)

# %% Hadamard on every qubit in one call
# say: apply h to all qubits; hadamard layer
# uses: qc: QuantumCircuit
qc.h(range(qc.num_qubits))

# %% W state on three qubits
# say: w state; three qubit w state
qc = QuantumCircuit(3)
qc.ry(1.9106332362490186, 0)
qc.ch(0, 1)
qc.cx(1, 2)
qc.cx(0, 1)
qc.x(0)

# %% Chain of CNOT gates
# say: chain of cnot gates; linear entanglement; entangle neighbouring qubits; cx chain
# uses: qc: QuantumCircuit
for i in range(qc.num_qubits - 1):
    qc.cx(i, i + 1)

# %% Circuit from quantum and classical registers
# say: quantum and classical registers; circuit with registers; create registers
qr = QuantumRegister(2, "q")
cr = ClassicalRegister(2, "c")
qc = QuantumCircuit(qr, cr)

# %% Measure registers into each other
# say: measure the quantum register into the classical register
# uses: qc: QuantumCircuit, qr: QuantumRegister, cr: ClassicalRegister
qc.measure(qr, cr)

# %% Quantum teleportation with feed-forward
# say: teleportation; quantum teleportation; teleport a qubit; teleportation circuit
qr = QuantumRegister(3, "q")
crz = ClassicalRegister(1, "crz")
crx = ClassicalRegister(1, "crx")
qc = QuantumCircuit(qr, crz, crx)
qc.h(1)
qc.cx(1, 2)
qc.cx(0, 1)
qc.h(0)
qc.measure(0, crz)
qc.measure(1, crx)
with qc.if_test((crx, 1)):
    qc.x(2)
with qc.if_test((crz, 1)):
    qc.z(2)

# %% Superdense coding of two bits
# say: superdense coding; dense coding
message = "10"
qc = QuantumCircuit(2)
qc.h(0)
qc.cx(0, 1)
if message[0] == "1":
    qc.z(0)
if message[1] == "1":
    qc.x(0)
qc.cx(0, 1)
qc.h(0)
qc.measure_all()

# %% Swap test for the overlap of two states
# say: swap test; compare two states
qc = QuantumCircuit(3, 1)
qc.h(0)
qc.cswap(0, 1, 2)
qc.h(0)
qc.measure(0, 0)

# %% Phase kickback
# say: phase kickback
qc = QuantumCircuit(2)
qc.h(0)
qc.x(1)
qc.h(1)
qc.cx(0, 1)
qc.h(0)

# %% Parametrised rotation circuit
# say: parameterized circuit; parametrised circuit; circuit with a parameter; variational circuit
theta = Parameter("theta")
qc = QuantumCircuit(1)
qc.ry(theta, 0)
qc.measure_all()

# %% Layer of rotations from a parameter vector
# say: parameter vector; rotation layer; ry layer with parameters
# uses: qc: QuantumCircuit
params = ParameterVector("theta", qc.num_qubits)
for i in range(qc.num_qubits):
    qc.ry(params[i], i)

# %% Bind values to the parameters of a circuit
# say: bind parameters; assign parameters; assign values to parameters
# uses: qc: QuantumCircuit
values = np.random.uniform(0, 2 * np.pi, qc.num_parameters)
bound = qc.assign_parameters(values)

# %% Hardware-efficient ansatz by hand
# say: ansatz; hardware efficient ansatz; variational ansatz by hand
num_qubits = 4
reps = 2
theta = ParameterVector("theta", num_qubits * (reps + 1))
ansatz = QuantumCircuit(num_qubits)
for layer in range(reps):
    for i in range(num_qubits):
        ansatz.ry(theta[layer * num_qubits + i], i)
    for i in range(num_qubits - 1):
        ansatz.cx(i, i + 1)
for i in range(num_qubits):
    ansatz.ry(theta[reps * num_qubits + i], i)

# %% Quantum Fourier transform by hand
# say: quantum fourier transform by hand; qft by hand; qft circuit from gates
def qft(num_qubits: int) -> QuantumCircuit:
    """Return the quantum Fourier transform on `num_qubits` qubits."""
    qc = QuantumCircuit(num_qubits)
    for target in reversed(range(num_qubits)):
        qc.h(target)
        for control in range(target):
            qc.cp(pi / 2 ** (target - control), control, target)
    for i in range(num_qubits // 2):
        qc.swap(i, num_qubits - 1 - i)
    return qc

# %% Deutsch-Jozsa with a balanced oracle
# say: deutsch jozsa; deutsch-jozsa algorithm; balanced oracle
n = 3
qc = QuantumCircuit(n + 1, n)
qc.x(n)
qc.h(range(n + 1))
for i in range(n):
    qc.cx(i, n)
qc.h(range(n))
qc.measure(range(n), range(n))

# %% Bernstein-Vazirani for a secret string
# say: bernstein vazirani; bernstein-vazirani algorithm; secret string
secret = "1011"
n = len(secret)
qc = QuantumCircuit(n + 1, n)
qc.x(n)
qc.h(range(n + 1))
for i, bit in enumerate(reversed(secret)):
    if bit == "1":
        qc.cx(i, n)
qc.h(range(n))
qc.measure(range(n), range(n))

# %% Phase estimation circuit
# say: phase estimation; quantum phase estimation; qpe
n = 3
qc = QuantumCircuit(n + 1, n)
qc.x(n)
qc.h(range(n))
for i in range(n):
    for _ in range(2**i):
        qc.cp(pi / 4, i, n)

# %% Put one circuit after another
# say: compose circuits; append one circuit to another; combine two circuits
# uses: qc: QuantumCircuit, other: QuantumCircuit
qc.compose(other, inplace=True)

# %% Turn a circuit into a gate
# say: circuit to gate; convert the circuit to a gate; custom gate from a circuit
# uses: qc: QuantumCircuit
gate = qc.to_gate(label="U")

# %% Controlled version of a gate
# say: controlled gate; controlled version of the gate; add a control
# uses: gate: Gate
controlled = gate.control(1)

# %% Inverse of a circuit
# say: inverse circuit; invert the circuit; adjoint of the circuit
# uses: qc: QuantumCircuit
inverse = qc.inverse()

# %% Size of a circuit
# say: circuit depth; print depth and gate counts; count gates; circuit size
# uses: qc: QuantumCircuit
print(f"depth: {qc.depth()}, gates: {dict(qc.count_ops())}")

# %% Remove the measurements at the end of a circuit
# say: remove measurements; circuit without measurements; strip final measurements
# uses: qc: QuantumCircuit
unmeasured = qc.remove_final_measurements(inplace=False)

# %% Random rotation angles
# say: random angles; random parameters; initial parameters
# uses: ansatz: QuantumCircuit
rng = np.random.default_rng(42)
initial_params = rng.uniform(-np.pi, np.pi, ansatz.num_parameters)
