"""A walk through the circuit construction guide."""
import numpy as np
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import HGate, MCXGate, RXGate, XGate

# --- Registers and bits -----------------------------------------------------
qreg_a = QuantumRegister(2, "a")
qreg_b = QuantumRegister(3, "b")
creg = ClassicalRegister(3, "readout")
circuit = QuantumCircuit(qreg_a, qreg_b, creg)

print(f"Qubits: {circuit.num_qubits}, clbits: {circuit.num_clbits}")
print(f"First qubit of the second register: {circuit.find_bit(qreg_b[0]).index}")

# --- Adding instructions ----------------------------------------------------
circuit.h(qreg_a)
circuit.append(MCXGate(3), [0, 1, 2, 4])
circuit.append(RXGate(np.pi / 3), [qreg_b[1]])
circuit.barrier()
circuit.measure(qreg_b, creg)

for instruction in circuit.data:
    print(instruction.operation.name, [circuit.find_bit(q).index for q in instruction.qubits])

# --- Composing --------------------------------------------------------------
qc_a = QuantumCircuit(4)
qc_a.x(0)

qc_b = QuantumCircuit(2, name="qc_b")
qc_b.y(0)
qc_b.z(1)

# compose qubits (0, 1) of qc_b to qubits (1, 3) of qc_a
combined = qc_a.compose(qc_b, qubits=[1, 3])
print(combined.draw())

# the same, but as a single opaque block
inst = qc_b.to_instruction()
qc_a.append(inst, [1, 3])
print(qc_a.draw())
print(qc_a.decompose().draw())

# --- Tensor product ---------------------------------------------------------
top = QuantumCircuit(1)
top.x(0)
bottom = QuantumCircuit(2)
bottom.cry(0.2, 0, 1)
tensored = bottom.tensor(top)
print(tensored.draw())

# --- Controlled and inverted blocks -----------------------------------------
qft_like = QuantumCircuit(2, name="block")
qft_like.h(1)
qft_like.cp(np.pi / 2, 0, 1)
qft_like.h(0)

controlled_block = qft_like.to_gate().control(2)
host = QuantumCircuit(4)
host.h([0, 1])
host.append(controlled_block, [0, 1, 2, 3])
host.append(qft_like.inverse().to_gate(), [2, 3])
host.append(XGate().control(1, ctrl_state="0"), [0, 3])
host.append(HGate().power(0.5), [2])
print(host.draw())

# --- Properties -------------------------------------------------------------
flat = host.decompose(reps=3)
print(f"Depth: {flat.depth()}")
print(f"Size: {flat.size()}")
print(f"Operations: {dict(flat.count_ops())}")
print(f"Nonlocal gates: {flat.num_nonlocal_gates()}")
