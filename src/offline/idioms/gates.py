"""Small steps with gates, registers and measurements."""

from math import pi

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import Parameter, ParameterVector
from qiskit.circuit.library import MCXGate, RYGate, StatePreparation

# %% Barrier and measurement of everything
# say: barrier and measure; measure everything; measure all qubits
# uses: qc: QuantumCircuit
qc.barrier()
qc.measure_all()

# %% Measurement of each qubit into its bit
# say: measure each qubit; measure qubits into bits
# uses: qc: QuantumCircuit
qc.measure(range(qc.num_qubits), range(qc.num_clbits))

# %% Preparation of a basis state
# say: prepare a basis state; prepare a bitstring; initialize a bitstring
# uses: qc: QuantumCircuit
bitstring = "101"
for i, bit in enumerate(reversed(bitstring)):
    if bit == "1":
        qc.x(i)

# %% Preparation of amplitudes
# say: prepare amplitudes; initialize a state; state preparation; amplitude encoding
# uses: qc: QuantumCircuit
amplitudes = [1 / 2, 1 / 2, 1 / 2, 1 / 2]
qc.append(StatePreparation(amplitudes), [0, 1])

# %% Toffoli gate
# say: toffoli; ccx; and gate
# uses: qc: QuantumCircuit
qc.ccx(0, 1, 2)

# %% Gate with many controls
# say: multi controlled x; mcx; many controls
# uses: qc: QuantumCircuit
qc.mcx(list(range(qc.num_qubits - 1)), qc.num_qubits - 1)

# %% Controlled rotation
# say: controlled rotation; controlled ry
# uses: qc: QuantumCircuit
qc.append(RYGate(pi / 4).control(1), [0, 1])

# %% Entanglement between all pairs
# say: full entanglement; all to all entanglement; entangle all pairs
# uses: qc: QuantumCircuit
for i in range(qc.num_qubits):
    for j in range(i + 1, qc.num_qubits):
        qc.cz(i, j)

# %% Entanglement in a ring
# say: circular entanglement; ring of cnots
# uses: qc: QuantumCircuit
for i in range(qc.num_qubits):
    qc.cx(i, (i + 1) % qc.num_qubits)

# %% Measurement in the X basis
# say: measure in the x basis; x basis measurement
# uses: qc: QuantumCircuit
qc.h(range(qc.num_qubits))
qc.measure_all()

# %% Measurement in the Y basis
# say: measure in the y basis; y basis measurement
# uses: qc: QuantumCircuit
qc.sdg(range(qc.num_qubits))
qc.h(range(qc.num_qubits))
qc.measure_all()

# %% Several circuits for several angles
# say: circuits for several angles; list of circuits; build a list of circuits
thetas = [0.0, pi / 4, pi / 2]
circuits = []
for theta in thetas:
    qc = QuantumCircuit(1)
    qc.ry(theta, 0)
    qc.measure_all()
    circuits.append(qc)

# %% Delay on a qubit
# say: delay; wait on a qubit; idle time
# uses: qc: QuantumCircuit
qc.delay(100, 0, unit="ns")

# %% Copy with measurements
# say: copy and measure; measured copy
# uses: qc: QuantumCircuit
measured = qc.copy()
measured.measure_all()

# %% Repetition of a circuit
# say: repeat the circuit; power of a circuit
# uses: qc: QuantumCircuit
repeated = qc.repeat(3)

# %% Circuit decomposed for a look
# say: decompose; decompose the circuit; look inside
# uses: qc: QuantumCircuit
qc.decompose(reps=2).draw("mpl")

# %% Parameters by name
# say: bind a parameter by name; assign a dictionary of parameters
# uses: qc: QuantumCircuit, theta: Parameter
bound = qc.assign_parameters({theta: pi / 2})
