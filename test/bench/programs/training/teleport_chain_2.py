from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import Parameter
from qiskit.quantum_info import DensityMatrix, Statevector, partial_trace, state_fidelity
from qiskit_aer import AerSimulator

theta = Parameter("theta")
phi = Parameter("phi")


def message_state(qc, qubit):
    qc.ry(theta, qubit)
    qc.rz(phi, qubit)


def teleport(qc, source, epr_a, epr_b, bits):
    """Teleport `source` to `epr_b` with corrections conditioned on `bits`."""
    qc.h(epr_a)
    qc.cx(epr_a, epr_b)
    qc.barrier()
    qc.cx(source, epr_a)
    qc.h(source)
    qc.measure(source, bits[0])
    qc.measure(epr_a, bits[1])
    with qc.if_test((bits[1], 1)):
        qc.x(epr_b)
    with qc.if_test((bits[0], 1)):
        qc.z(epr_b)


def build_chain(hops):
    qr = QuantumRegister(2 * hops + 1, "q")
    crs = [ClassicalRegister(2, f"m{i}") for i in range(hops)]
    qc = QuantumCircuit(qr, *crs)
    message_state(qc, qr[0])
    for i in range(hops):
        qc.barrier(label=f"hop {i}")
        teleport(qc, qr[2 * i], qr[2 * i + 1], qr[2 * i + 2], crs[i])
    return qc


def deferred(hops):
    """Same thing without classical control, everything coherent."""
    qc = QuantumCircuit(2 * hops + 1)
    message_state(qc, 0)
    for i in range(0, 2 * hops, 2):
        qc.h(i + 1)
        qc.cx(i + 1, i + 2)
        qc.cx(i, i + 1)
        qc.h(i)
        qc.cx(i + 1, i + 2)
        qc.cz(i, i + 2)
    return qc


values = {theta: 1.1, phi: -0.4}
target = QuantumCircuit(1)
message_state(target, 0)
target_state = Statevector(target.assign_parameters(values))

simulator = AerSimulator()
for hops in (1, 2, 4):
    circ = build_chain(hops).assign_parameters(values)
    last = circ.num_qubits - 1
    circ.save_density_matrix([last], label="out")
    result = simulator.run(circ, shots=500).result()
    rho = DensityMatrix(result.data()["out"])

    coherent = Statevector(deferred(hops).assign_parameters(values))
    rho2 = partial_trace(coherent, list(range(last)))
    print(
        f"hops={hops} dynamic F={state_fidelity(rho, target_state):.6f} "
        f"deferred F={state_fidelity(rho2, target_state):.6f} "
        f"classical bits={circ.num_clbits}"
    )

print(build_chain(1).draw(fold=-1))
