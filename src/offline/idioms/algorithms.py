"""Textbook algorithms, whole or in parts."""

from math import floor, gcd, pi, sqrt

import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import Gate, ParameterVector
from qiskit.circuit.library import (
    MCMTGate,
    PauliEvolutionGate,
    QFTGate,
    UnitaryGate,
    ZGate,
    grover_operator,
    phase_estimation,
    qaoa_ansatz,
)
from qiskit.quantum_info import SparsePauliOp
from qiskit.synthesis import LieTrotter, SuzukiTrotter

# %% Grover oracle for marked bit strings
# say: grover oracle; oracle for marked states; phase oracle; mark states
def grover_oracle(marked_states: list[str]) -> QuantumCircuit:
    """Return an oracle that flips the phase of the marked states."""
    num_qubits = len(marked_states[0])
    qc = QuantumCircuit(num_qubits)
    for target in marked_states:
        zeros = [i for i, bit in enumerate(reversed(target)) if bit == "0"]
        if zeros:
            qc.x(zeros)
        qc.compose(MCMTGate(ZGate(), num_qubits - 1, 1), inplace=True)
        if zeros:
            qc.x(zeros)
    return qc

# %% Grover diffuser
# say: diffuser; grover diffuser; diffusion operator; inversion about the mean
def diffuser(num_qubits: int) -> QuantumCircuit:
    """Return the reflection about the uniform superposition."""
    qc = QuantumCircuit(num_qubits)
    qc.h(range(num_qubits))
    qc.x(range(num_qubits))
    qc.append(ZGate().control(num_qubits - 1), range(num_qubits))
    qc.x(range(num_qubits))
    qc.h(range(num_qubits))
    return qc

# %% Grover search with an oracle
# say: grover; grover search; grover algorithm; grover circuit
# uses: oracle: QuantumCircuit
grover_op = grover_operator(oracle)
iterations = floor(pi / 4 * sqrt(2**grover_op.num_qubits))
qc = QuantumCircuit(grover_op.num_qubits)
qc.h(range(grover_op.num_qubits))
qc.compose(grover_op.power(iterations), inplace=True)
qc.measure_all()

# %% Best number of Grover iterations
# say: number of grover iterations; optimal number of iterations
# uses: num_qubits: int, num_marked: int
iterations = floor(pi / 4 * sqrt(2**num_qubits / num_marked))

# %% Simon's algorithm
# say: simon; simon algorithm; hidden period
secret = "110"
n = len(secret)
qc = QuantumCircuit(2 * n, n)
qc.h(range(n))
for i in range(n):
    qc.cx(i, n + i)
pivot = secret[::-1].index("1")
for i, bit in enumerate(reversed(secret)):
    if bit == "1":
        qc.cx(pivot, n + i)
qc.h(range(n))
qc.measure(range(n), range(n))

# %% Deutsch's algorithm for one bit
# say: deutsch; deutsch algorithm
qc = QuantumCircuit(2, 1)
qc.x(1)
qc.h([0, 1])
qc.cx(0, 1)
qc.h(0)
qc.measure(0, 0)

# %% Phase estimation from the library
# say: phase estimation from the library; phase estimation gate
# uses: unitary: QuantumCircuit
n = 4
qpe = phase_estimation(n, unitary)
qc = QuantumCircuit(qpe.num_qubits, n)
qc.compose(qpe, inplace=True)
qc.measure(range(n), range(n))

# %% Phase estimation with controlled powers
# say: controlled powers; phase estimation with controlled powers of a gate
# uses: gate: Gate
n = 4
qc = QuantumCircuit(n + 1, n)
qc.x(n)
qc.h(range(n))
for k in range(n):
    qc.append(gate.power(2**k).control(), [k, n])
qc.append(QFTGate(n).inverse(), range(n))
qc.measure(range(n), range(n))

# %% Phase from a measured bit string
# say: phase from counts; estimated phase; read the phase
# uses: counts: dict
measured = max(counts, key=counts.get)
phase = int(measured, 2) / 2 ** len(measured)

# %% Inverse quantum Fourier transform
# say: inverse qft; inverse quantum fourier transform; iqft
# uses: qc: QuantumCircuit
qc.append(QFTGate(qc.num_qubits).inverse(), qc.qubits)

# %% Modular multiplication for Shor's algorithm with 15
# say: shor; modular multiplication; multiplication modulo 15; controlled multiplication
def c_amod15(a: int, power: int) -> Gate:
    """Return the controlled multiplication by `a` modulo 15, repeated."""
    qc = QuantumCircuit(4)
    for _ in range(power):
        if a in [2, 13]:
            qc.swap(2, 3)
            qc.swap(1, 2)
            qc.swap(0, 1)
        if a in [7, 8]:
            qc.swap(0, 1)
            qc.swap(1, 2)
            qc.swap(2, 3)
        if a in [4, 11]:
            qc.swap(1, 3)
            qc.swap(0, 2)
        if a in [7, 11, 13]:
            for q in range(4):
                qc.x(q)
    return qc.to_gate(label=f"{a}^{power} mod 15").control()

# %% QAOA for max-cut
# say: qaoa for maxcut; max cut circuit; maxcut circuit; solve maxcut
edges = [(0, 1), (1, 2), (2, 3), (3, 0), (0, 2)]
num_nodes = 4
cost_hamiltonian = SparsePauliOp.from_sparse_list([("ZZ", [i, j], 1.0) for i, j in edges], num_qubits=num_nodes)
circuit = qaoa_ansatz(cost_hamiltonian, reps=2)
circuit.measure_all()

# %% QAOA layers by hand
# say: qaoa by hand; qaoa layers; cost and mixer layers
# uses: edges: list, num_nodes: int
reps = 2
gammas = ParameterVector("gamma", reps)
betas = ParameterVector("beta", reps)
qc = QuantumCircuit(num_nodes)
qc.h(range(num_nodes))
for layer in range(reps):
    for i, j in edges:
        qc.rzz(2 * gammas[layer], i, j)
    qc.rx(2 * betas[layer], range(num_nodes))
qc.measure_all()

# %% Value of a cut
# say: cut value; value of the cut; size of the cut
def cut_value(bitstring: str, edges: list[tuple[int, int]]) -> int:
    """Return the number of edges between the two sides."""
    sides = bitstring[::-1]
    return sum(sides[i] != sides[j] for i, j in edges)

# %% Time evolution under a Hamiltonian
# say: time evolution; evolve under the hamiltonian; trotter evolution; hamiltonian simulation; trotterization
# uses: hamiltonian: SparsePauliOp
evolution = PauliEvolutionGate(hamiltonian, time=1.0, synthesis=SuzukiTrotter(order=2, reps=4))
qc = QuantumCircuit(hamiltonian.num_qubits)
qc.append(evolution, range(hamiltonian.num_qubits))

# %% First-order Trotter steps
# say: lie trotter; first order trotter; trotter steps
# uses: hamiltonian: SparsePauliOp, qc: QuantumCircuit
steps = 10
dt = 0.1
step = PauliEvolutionGate(hamiltonian, time=dt, synthesis=LieTrotter())
for _ in range(steps):
    qc.append(step, range(hamiltonian.num_qubits))

# %% Trotter step of the Ising model
# say: trotter step of the ising model; ising trotter step; kicked ising
def trotter_step(qc: QuantumCircuit, dt: float, j: float, h: float) -> None:
    """Append one first-order step of the transverse-field Ising chain."""
    for i in range(qc.num_qubits - 1):
        qc.rzz(-2 * j * dt, i, i + 1)
    for i in range(qc.num_qubits):
        qc.rx(-2 * h * dt, i)

# %% Half adder
# say: half adder; add two bits
qc = QuantumCircuit(4, 2)
qc.cx(0, 2)
qc.cx(1, 2)
qc.ccx(0, 1, 3)
qc.measure(2, 0)
qc.measure(3, 1)

# %% Full adder
# say: full adder; adder circuit
qc = QuantumCircuit(4, 2)
qc.ccx(0, 1, 3)
qc.cx(0, 1)
qc.ccx(1, 2, 3)
qc.cx(1, 2)
qc.cx(0, 1)
qc.measure(2, 0)
qc.measure(3, 1)

# %% Three-qubit bit-flip code
# say: bit flip code; error correction; repetition code; three qubit code
data = QuantumRegister(3, "data")
ancilla = QuantumRegister(2, "ancilla")
syndrome = ClassicalRegister(2, "syndrome")
qc = QuantumCircuit(data, ancilla, syndrome)
qc.cx(data[0], data[1])
qc.cx(data[0], data[2])
qc.cx(data[0], ancilla[0])
qc.cx(data[1], ancilla[0])
qc.cx(data[1], ancilla[1])
qc.cx(data[2], ancilla[1])
qc.measure(ancilla, syndrome)

# %% Phase-flip encoding
# say: phase flip code; encode against phase flips
qc = QuantumCircuit(3)
qc.cx(0, 1)
qc.cx(0, 2)
qc.h([0, 1, 2])

# %% Circuit for the CHSH inequality
# say: chsh; chsh inequality; bell inequality
theta = ParameterVector("theta", 1)
qc = QuantumCircuit(2)
qc.h(0)
qc.cx(0, 1)
qc.ry(theta[0], 0)

# %% CHSH observables
# say: chsh observables; chsh witness
observable1 = SparsePauliOp.from_list([("ZZ", 1), ("ZX", -1), ("XZ", 1), ("XX", 1)])
observable2 = SparsePauliOp.from_list([("ZZ", 1), ("ZX", 1), ("XZ", -1), ("XX", 1)])

# %% Random bits from a quantum circuit
# say: random number generator; random bits; quantum random numbers
num_bits = 8
qc = QuantumCircuit(num_bits)
qc.h(range(num_bits))
qc.measure_all()

# %% Encoding of BB84
# say: bb84; encode a bit in a basis; quantum key distribution
def encode(bit: int, basis: str) -> QuantumCircuit:
    """Return a circuit that prepares a bit in the Z or X basis."""
    qc = QuantumCircuit(1, 1)
    if bit == 1:
        qc.x(0)
    if basis == "X":
        qc.h(0)
    return qc

# %% Entanglement swapping
# say: entanglement swapping
qc = QuantumCircuit(4, 2)
qc.h(0)
qc.cx(0, 1)
qc.h(2)
qc.cx(2, 3)
qc.cx(1, 2)
qc.h(1)
qc.measure([1, 2], [0, 1])

# %% Step of a quantum walk on a cycle
# say: quantum walk; walk step; coin and shift
# uses: qc: QuantumCircuit, coin: QuantumRegister, position: QuantumRegister
qc.h(coin)
for i in reversed(range(len(position))):
    qc.mcx([coin[0], *position[:i]], position[i])

# %% Hadamard test
# say: hadamard test
# uses: gate: Gate
qc = QuantumCircuit(2, 1)
qc.h(0)
qc.append(gate.control(1), [0, 1])
qc.h(0)
qc.measure(0, 0)

# %% Unitary from a matrix
# say: unitary gate; gate from a matrix; unitary from a matrix
# uses: qc: QuantumCircuit
matrix = np.array([[0, 1], [1, 0]])
qc.append(UnitaryGate(matrix, label="U"), [0])

# %% Greatest common divisor check of Shor's algorithm
# say: factors from the period; guess the factors
# uses: a: int, r: int, N: int
guesses = [gcd(a ** (r // 2) - 1, N), gcd(a ** (r // 2) + 1, N)]
