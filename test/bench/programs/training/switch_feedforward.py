# Gate teleportation style test: correction chosen with a switch on a 2-bit register.
# Runs on aer first, then (if asked) on hardware.
import sys

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2

SHOTS = 4096
ON_HARDWARE = "--hw" in sys.argv


def teleport_t_gate():
    """Teleport T|+> and undo it, outcome must be 0."""
    q = QuantumRegister(3, "q")
    bell = ClassicalRegister(2, "bell")
    check = ClassicalRegister(1, "check")
    qc = QuantumCircuit(q, bell, check)

    qc.h(q[0])
    qc.t(q[0])

    qc.h(q[1])
    qc.cx(q[1], q[2])

    qc.cx(q[0], q[1])
    qc.h(q[0])
    qc.measure(q[0], bell[0])
    qc.measure(q[1], bell[1])

    with qc.switch(bell) as case:
        with case(0):
            pass
        with case(1):
            qc.z(q[2])
        with case(2):
            qc.x(q[2])
        with case(case.DEFAULT):
            qc.x(q[2])
            qc.z(q[2])

    qc.tdg(q[2])
    qc.h(q[2])
    qc.measure(q[2], check)
    return qc


def same_with_if():
    """Equivalent circuit with two if_test blocks, to compare the latency."""
    qc = QuantumCircuit(QuantumRegister(3, "q"), ClassicalRegister(2, "bell"), ClassicalRegister(1, "check"))
    bell, check = qc.cregs
    qc.h(0)
    qc.t(0)
    qc.h(1)
    qc.cx(1, 2)
    qc.cx(0, 1)
    qc.h(0)
    qc.measure([0, 1], bell)
    with qc.if_test((bell[1], 1)):
        qc.x(2)
    with qc.if_test((bell[0], 1)):
        qc.z(2)
    qc.tdg(2)
    qc.h(2)
    qc.measure(2, check[0])
    return qc


if ON_HARDWARE:
    service = QiskitRuntimeService()
    backend = service.least_busy(operational=True, dynamic_circuits=True, min_num_qubits=100)
else:
    backend = AerSimulator(seed_simulator=3)

pm = generate_preset_pass_manager(optimization_level=1, backend=backend, seed_transpiler=3)
circuits = pm.run([teleport_t_gate(), same_with_if()])

sampler = SamplerV2(mode=backend)
job = sampler.run(circuits, shots=SHOTS)
for name, pub in zip(("switch", "if_test"), job.result()):
    ok = pub.data.check.get_counts().get("0", 0) / SHOTS
    print(f"{name:<8} success {ok:.4f}   bell outcomes {pub.data.bell.get_counts()}")
