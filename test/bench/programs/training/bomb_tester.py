"""Elitzur-Vaidman bomb testing with N small rotations (Kwiat's version)."""
import numpy as np
import matplotlib.pyplot as plt
from qiskit import QuantumCircuit
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator

backend = AerSimulator(seed_simulator=1234)
pm = generate_preset_pass_manager(backend=backend, optimization_level=1)


def tester(cycles, live):
    # clbits 0..cycles-1: did the bomb go off in cycle i?   last clbit: where the photon ends
    qc = QuantumCircuit(1, cycles + 1)
    for i in range(cycles):
        qc.ry(np.pi / cycles, 0)
        if live:
            qc.measure(0, i)
    qc.measure(0, cycles)
    return qc


def statistics(cycles, live, shots=5000):
    counts = backend.run(pm.run(tester(cycles, live)), shots=shots).result().get_counts()
    report = {"boom": 0, "says live": 0, "says dud": 0}
    for key, n in counts.items():
        final, hits = key[0], key[1:]
        if "1" in hits:
            report["boom"] += n
        elif final == "0":
            report["says live"] += n
        else:
            report["says dud"] += n
    return {k: v / shots for k, v in report.items()}


def simple_interferometer(live):
    """The original: one Mach-Zehnder, 25% of live bombs found."""
    qc = QuantumCircuit(1, 2)
    qc.h(0)
    if live:
        qc.measure(0, 0)
    qc.h(0)
    qc.measure(0, 1)
    return backend.run(pm.run(qc), shots=4000).result().get_counts()


print("Mach-Zehnder with a dud :", simple_interferometer(False))
print("Mach-Zehnder with a bomb:", simple_interferometer(True), "(10 = found without explosion)")

ns = [1, 2, 3, 5, 8, 13, 21, 34]
found = []
for n in ns:
    live = statistics(n, True)
    dud = statistics(n, False)
    assert dud["says dud"] > 0.99
    found.append(live["says live"])
    print(f"N={n:2d}  live bomb: boom {live['boom']:.3f}, recognised {live['says live']:.3f}")

xs = np.arange(1, 35)
plt.plot(xs, np.cos(np.pi / (2 * xs)) ** (2 * xs), label="theory")
plt.plot(ns, found, "r*", label="simulated")
plt.xlabel("cycles")
plt.ylabel("bombs found unexploded")
plt.legend()
plt.show()
