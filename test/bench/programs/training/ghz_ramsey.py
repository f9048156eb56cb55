"""Phase sensitivity of GHZ probes vs. product probes under dephasing.

usage: python ghz_ramsey.py 1 2 4 6
"""
import sys

import numpy as np
from scipy.optimize import curve_fit

from qiskit import QuantumCircuit
from qiskit.circuit import Parameter
from qiskit_aer.noise import NoiseModel, phase_damping_error
from qiskit_aer.primitives import SamplerV2

SHOTS = 4000
GAMMA = 0.03

phi = Parameter("phi")


def ghz_probe(N):
    qc = QuantumCircuit(N, N)
    qc.h(0)
    for i in range(N - 1):
        qc.cx(i, i + 1)
    qc.barrier()
    for i in range(N):
        qc.rz(phi, i)
        qc.id(i)  # noise hook
    qc.barrier()
    qc.h(range(N))
    qc.measure(range(N), range(N))
    return qc


def fringe(phases, V, N, offset):
    return V * np.cos(N * phases + offset)


def parity(bit_array):
    """<Z...Z> for each parameter value."""
    ones = bit_array.bitcount()
    return np.mean((-1.0) ** ones, axis=-1)


def main(sizes):
    noise = NoiseModel()
    noise.add_all_qubit_quantum_error(phase_damping_error(GAMMA), ["id"])
    sampler = SamplerV2(seed=3, options={"backend_options": {"noise_model": noise}})
    phases = np.linspace(0, 2 * np.pi, 60)

    for N in sizes:
        qc = ghz_probe(N)
        data = sampler.run([(qc, phases[:, None])], shots=SHOTS).result()[0].data
        Pi = parity(data.c)
        err = np.sqrt(np.clip(1 - Pi**2, 1e-3, None) / SHOTS)
        popt, pcov = curve_fit(lambda p, V, off: fringe(p, V, N, off), phases, Pi,
                               p0=[1.0, 0.0], sigma=err, absolute_sigma=True)
        V, dV = popt[0], np.sqrt(pcov[0, 0])
        # Fisher information at the steepest point of the fringe
        F = (N * V) ** 2
        print(f"N={N}:  V={V:.4f}({dV:.4f})  F={F:6.2f}  SQL={N}  "
              f"gain={10 * np.log10(F / N):+.2f} dB")


if __name__ == "__main__":
    main([int(a) for a in sys.argv[1:]] or [1, 2, 3, 4, 6])
