"""Measure T1 on one qubit of an IBM backend and fit the decay.

Usage: python t1_fit.py ibm_torino 12
"""
import sys

import numpy as np
import matplotlib.pyplot as plt
from scipy.optimize import curve_fit

from qiskit import QuantumCircuit, transpile
from qiskit_ibm_runtime import QiskitRuntimeService, SamplerV2 as Sampler

SHOTS = 2000
DELAYS_US = np.linspace(1, 400, 25)


def t1_circuit(delay_us):
    qc = QuantumCircuit(1, 1)
    qc.x(0)
    qc.delay(float(delay_us), 0, unit="us")
    qc.measure(0, 0)
    return qc


def decay(t, a, t1, b):
    return a * np.exp(-t / t1) + b


def main(backend_name, qubit):
    service = QiskitRuntimeService()
    backend = service.backend(backend_name)

    circuits = [t1_circuit(d) for d in DELAYS_US]
    circuits = transpile(
        circuits,
        backend=backend,
        initial_layout=[qubit],
        optimization_level=0,
    )

    sampler = Sampler(mode=backend)
    job = sampler.run(circuits, shots=SHOTS)
    print("job id:", job.job_id())
    result = job.result()

    p1 = []
    for pub_result in result:
        counts = pub_result.data.c.get_counts()
        p1.append(counts.get("1", 0) / SHOTS)
    p1 = np.array(p1)

    popt, pcov = curve_fit(decay, DELAYS_US, p1, p0=[1, 150, 0])
    err = np.sqrt(np.diag(pcov))
    reported = backend.qubit_properties(qubit).t1 * 1e6
    print(f"T1 = {popt[1]:.1f} +- {err[1]:.1f} us (reported {reported:.1f} us)")

    plt.plot(DELAYS_US, p1, "o")
    plt.plot(DELAYS_US, decay(DELAYS_US, *popt), "-")
    plt.xlabel("delay (us)")
    plt.ylabel("P(1)")
    plt.title(f"{backend_name} q{qubit}")
    plt.savefig(f"t1_{backend_name}_q{qubit}.png", dpi=150)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]))
