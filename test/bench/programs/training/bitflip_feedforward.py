from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, pauli_error

P_FLIP = 0.08
ROUNDS = 5


def noise():
    model = NoiseModel()
    err = pauli_error([("X", P_FLIP), ("I", 1 - P_FLIP)])
    model.add_all_qubit_quantum_error(err, ["id"])
    return model


def memory_circuit(rounds, correct=True):
    data = QuantumRegister(3, "data")
    anc = QuantumRegister(2, "anc")
    synd = ClassicalRegister(2, "synd")
    out = ClassicalRegister(3, "out")
    qc = QuantumCircuit(data, anc, synd, out)

    for _ in range(rounds):
        qc.id(data)                 # the noisy step
        qc.barrier()
        if not correct:
            continue
        qc.cx(data[0], anc[0])
        qc.cx(data[1], anc[0])
        qc.cx(data[1], anc[1])
        qc.cx(data[2], anc[1])
        qc.measure(anc, synd)

        with qc.switch(synd) as case:
            with case(0b01):
                qc.x(data[0])
            with case(0b11):
                qc.x(data[1])
            with case(0b10):
                qc.x(data[2])
            with case(case.DEFAULT):
                pass
        qc.reset(anc)

    qc.measure(data, out)
    return qc


def logical_error_rate(counts):
    bad = 0
    for key, n in counts.items():
        out = key.split()[0]
        if out.count("1") >= 2:
            bad += n
    return bad / sum(counts.values())


def main():
    sim = AerSimulator(noise_model=noise(), seed_simulator=42)
    for correct in (False, True):
        qc = memory_circuit(ROUNDS, correct=correct)
        counts = sim.run(qc, shots=20_000).result().get_counts()
        label = "with feedforward" if correct else "majority vote only"
        print(f"{label:<20} p_L = {logical_error_rate(counts):.4f}")

    # physical qubit for reference
    bare = QuantumCircuit(1, 1)
    for _ in range(ROUNDS):
        bare.id(0)
    bare.measure(0, 0)
    counts = sim.run(bare, shots=20_000).result().get_counts()
    print(f"{'bare qubit':<20} p   = {counts.get('1', 0) / 20_000:.4f}")


if __name__ == "__main__":
    main()
