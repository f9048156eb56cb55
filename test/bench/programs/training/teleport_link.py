"""
How bad may the fibre be before teleportation is worse than a phone call?

Teleports the six cardinal states through a depolarized Bell pair and prints the
average fidelity; the classical limit is 2/3.
"""
from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, depolarizing_error

PREPARE = {
    "0": [], "1": ["x"],
    "+": ["h"], "-": ["x", "h"],
    "R": ["h", "s"], "L": ["h", "sdg"],
}
UNDO = {"h": "h", "x": "x", "s": "sdg", "sdg": "s"}


def teleport(state: str) -> QuantumCircuit:
    msg = QuantumRegister(1, "msg")
    pair = QuantumRegister(2, "pair")
    alice = ClassicalRegister(2, "alice")
    bob = ClassicalRegister(1, "bob")
    qc = QuantumCircuit(msg, pair, alice, bob, name=f"teleport_{state}")

    for gate in PREPARE[state]:
        getattr(qc, gate)(msg[0])
    qc.barrier()

    qc.h(pair[0])
    qc.cx(pair[0], pair[1])
    qc.id(pair[1])  # Bob's half travels
    qc.barrier()

    qc.cx(msg[0], pair[0])
    qc.h(msg[0])
    qc.measure(msg[0], alice[0])
    qc.measure(pair[0], alice[1])

    with qc.if_test((alice[1], 1)):
        qc.x(pair[1])
    with qc.if_test((alice[0], 1)):
        qc.z(pair[1])

    for gate in reversed(PREPARE[state]):
        getattr(qc, UNDO[gate])(pair[1])
    qc.measure(pair[1], bob[0])
    return qc


def fidelity(p: float, shots: int = 2000) -> float:
    noise = NoiseModel()
    noise.add_all_qubit_quantum_error(depolarizing_error(p, 1), ["id"])
    backend = AerSimulator(noise_model=noise, seed_simulator=11)
    pm = generate_preset_pass_manager(optimization_level=0, backend=backend)
    circuits = pm.run([teleport(s) for s in PREPARE])
    result = backend.run(circuits, shots=shots).result()
    good = 0
    for i in range(len(circuits)):
        for key, n in result.get_counts(i).items():
            if key.split()[0] == "0":
                good += n
    return good / shots / len(circuits)


print("   p     F")
for p in (0.0, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0):
    f = fidelity(p)
    print(f"{p:5.2f}  {f:.3f}", "" if f > 2 / 3 else "  (a phone call is as good)")
