"""Teleportation with feed-forward, the dynamic circuit version."""
import math

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit import Parameter
from qiskit.circuit.classical import expr
from qiskit.quantum_info import DensityMatrix, Statevector, partial_trace, state_fidelity
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator


def teleport(payload: QuantumCircuit) -> QuantumCircuit:
    msg = QuantumRegister(1, "msg")
    alice = QuantumRegister(1, "alice")
    bob = QuantumRegister(1, "bob")
    mz = ClassicalRegister(1, "mz")
    mx = ClassicalRegister(1, "mx")
    qc = QuantumCircuit(msg, alice, bob, mz, mx)

    qc.compose(payload, qubits=msg, inplace=True)
    qc.barrier()
    # entangled pair
    qc.h(alice)
    qc.cx(alice, bob)
    qc.barrier()
    # Bell measurement
    qc.cx(msg, alice)
    qc.h(msg)
    qc.measure(msg, mz)
    qc.measure(alice, mx)
    # corrections
    with qc.if_test((mx, 1)):
        qc.x(bob)
    with qc.if_test((mz, 1)):
        qc.z(bob)
    return qc


def repeat_until_success(max_tries: int = 10) -> QuantumCircuit:
    """|1> on the target if and only if the coin came out as 1 before we gave up."""
    coin = QuantumRegister(1, "coin")
    target = QuantumRegister(1, "target")
    flag = ClassicalRegister(1, "flag")
    out = ClassicalRegister(1, "out")
    qc = QuantumCircuit(coin, target, flag, out)
    with qc.for_loop(range(max_tries)):
        qc.reset(coin)
        qc.h(coin)
        qc.measure(coin, flag)
        with qc.if_test((flag, 1)):
            qc.break_loop()
    with qc.if_test(expr.lift(flag[0])) as else_:
        qc.x(target)
    with else_:
        qc.reset(target)
    qc.measure(target, out)
    return qc


def main():
    simulator = AerSimulator(method="statevector", seed_simulator=99)
    pm = generate_preset_pass_manager(optimization_level=1, backend=simulator)

    theta = Parameter("theta")
    payload = QuantumCircuit(1)
    payload.ry(theta, 0)
    payload.t(0)

    for value in (0.0, math.pi / 3, 2.2):
        bound = payload.assign_parameters([value])
        qc = teleport(bound)
        qc.save_density_matrix(label="rho")
        result = simulator.run(pm.run(qc), shots=400).result()
        rho = DensityMatrix(result.data()["rho"])
        received = partial_trace(rho, [0, 1])
        fidelity = state_fidelity(received, Statevector(bound))
        print(f"theta={value:.3f} fidelity={fidelity:.6f}")

    rus = repeat_until_success(4)
    print(rus.draw("text"))
    counts = simulator.run(pm.run(rus), shots=1000).result().get_counts()
    print(counts)


if __name__ == "__main__":
    main()
