"""Tensored readout calibration done by hand (two circuits), applied to a cat state."""
import functools
import numpy as np
from qiskit import QuantumCircuit
from qiskit.primitives import BackendSamplerV2
from qiskit_aer import AerSimulator
from qiskit_aer.noise import NoiseModel, ReadoutError

N = 3
SHOTS = 50_000

def noisy_backend():
    nm = NoiseModel()
    flips = [(0.02, 0.05), (0.01, 0.08), (0.03, 0.03)]
    for q, (p10, p01) in enumerate(flips):
        err = ReadoutError([[1 - p10, p10], [p01, 1 - p01]])
        nm.add_readout_error(err, [q])
    return AerSimulator(noise_model=nm, seed_simulator=99)

def cal_circuits():
    zero = QuantumCircuit(N); zero.measure_all()
    one = QuantumCircuit(N); one.x(range(N)); one.measure_all()
    return zero, one

def p_one(bitarray):
    # probability of reading 1, qubit by qubit
    return np.array([bitarray.slice_bits([q]).bitcount().mean() for q in range(N)])

def confusion(sampler):
    res = sampler.run(list(cal_circuits()), shots=SHOTS).result()
    e0 = p_one(res[0].data.meas)
    e1 = 1 - p_one(res[1].data.meas)
    return [np.array([[1 - a, b], [a, 1 - b]]) for a, b in zip(e0, e1)]

def to_vector(counts):
    v = np.zeros(2**N)
    for k, c in counts.items():
        v[int(k, 2)] = c
    return v / v.sum()

def main():
    sampler = BackendSamplerV2(backend=noisy_backend())
    mats = confusion(sampler)
    for q, m in enumerate(mats):
        print(f"q{q}: P(1|0)={m[1, 0]:.4f} P(0|1)={m[0, 1]:.4f}")

    # qubit 0 is the rightmost factor
    full_inv = functools.reduce(np.kron, [np.linalg.inv(m) for m in reversed(mats)])

    cat = QuantumCircuit(N)
    cat.h(0)
    cat.cx(0, 1)
    cat.cx(1, 2)
    cat.measure_all()
    raw = to_vector(sampler.run([cat], shots=SHOTS).result()[0].data.meas.get_counts())
    mitigated = full_inv @ raw

    for i in range(2**N):
        print(f"{i:0{N}b}   raw {raw[i]:7.4f}   mitigated {mitigated[i]:+7.4f}")
    print("cat population:", raw[[0, -1]].sum(), "->", mitigated[[0, -1]].sum())

if __name__ == "__main__":
    main()
