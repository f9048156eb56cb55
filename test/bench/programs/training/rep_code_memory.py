"""Logical error rate of the repetition code under bit flip noise, majority vote on the data."""
from itertools import product

import numpy as np
import pandas as pd
from qiskit import QuantumCircuit, QuantumRegister, ClassicalRegister
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, pauli_error


def repetition_memory(distance: int, rounds: int, logical: int = 0) -> QuantumCircuit:
    data = QuantumRegister(distance, "data")
    anc = QuantumRegister(distance - 1, "anc")
    syndromes = [ClassicalRegister(distance - 1, f"s{r}") for r in range(rounds)]
    final = ClassicalRegister(distance, "final")
    qc = QuantumCircuit(data, anc, *syndromes, final)

    if logical:
        qc.x(data)
    for r in range(rounds):
        qc.id(data)  # idle noise sits here
        for i in range(distance - 1):
            qc.cx(data[i], anc[i])
            qc.cx(data[i + 1], anc[i])
        qc.measure(anc, syndromes[r])
        qc.reset(anc)
    qc.measure(data, final)
    return qc


def noise_model(p_idle: float, p_meas: float) -> NoiseModel:
    nm = NoiseModel()
    nm.add_all_qubit_quantum_error(pauli_error([("X", p_idle), ("I", 1 - p_idle)]), "id")
    nm.add_all_qubit_quantum_error(pauli_error([("X", p_meas), ("I", 1 - p_meas)]), "measure")
    return nm


def logical_error_rate(counts: dict, logical: int) -> float:
    wrong = shots = 0
    for key, n in counts.items():
        final = key.split(" ")[0]  # the last register is printed first
        vote = int(final.count("1") > len(final) / 2)
        wrong += n * (vote != logical)
        shots += n
    return wrong / shots


def detection_fraction(counts: dict) -> float:
    """Mean fraction of syndrome bits which changed between neighbouring rounds."""
    changed = bits = 0
    for key, n in counts.items():
        words = key.split(" ")[1:][::-1]
        for a, b in zip(words, words[1:]):
            changed += n * sum(x != y for x, y in zip(a, b))
            bits += n * len(a)
    return changed / bits if bits else 0.0


rows = []
sim = AerSimulator(method="stabilizer")
for d, p in product([3, 5, 7], [0.005, 0.01, 0.02, 0.04, 0.08]):
    circuit = repetition_memory(d, rounds=4, logical=1)
    sim.set_options(noise_model=noise_model(p, p / 2))
    counts = sim.run(circuit, shots=20_000, seed_simulator=d * 1000).result().get_counts()
    rows.append((d, p, logical_error_rate(counts, 1), detection_fraction(counts)))

df = pd.DataFrame(rows, columns=["d", "p", "p_logical", "detections"])
print(df.pivot(index="p", columns="d", values="p_logical").to_string(float_format="%.5f"))
df["p_round"] = (1 - (1 - 2 * df.p_logical).clip(lower=0) ** (1 / 4)) / 2
df.to_csv("rep_code.csv", index=False)

# Lambda factor between neighbouring distances
for p, grp in df.groupby("p"):
    rates = grp.sort_values("d")["p_round"].to_numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        print(p, "lambda:", np.round(rates[:-1] / rates[1:], 2))
