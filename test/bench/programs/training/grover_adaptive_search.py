"""Grover adaptive search for a small QUBO.

The value register holds f(x) - y in two's complement, encoded by phases and an
inverse QFT, the oracle is a single Z on the sign qubit (Gilliam et al.).
"""
import logging
import math

import numpy as np

from qiskit import ClassicalRegister, QuantumCircuit, QuantumRegister
from qiskit.circuit.library import QFTGate, grover_operator
from qiskit.transpiler import generate_preset_pass_manager
from qiskit_aer import AerSimulator
from qiskit_aer.primitives import SamplerV2

logging.basicConfig(level=logging.INFO, format="%(message)s")
logger = logging.getLogger(__name__)

# minimise x^T Q x  with integer coefficients
Q = np.array(
    [
        [-2, 3, 0, -1],
        [0, 1, -4, 0],
        [0, 0, -1, 2],
        [0, 0, 0, 1],
    ]
)
N_KEY = Q.shape[0]
N_VALUE = 5  # values in [-16, 15]


def evaluate(x):
    x = np.asarray(x)
    return int(x @ Q @ x)


def state_preparation(threshold):
    key = QuantumRegister(N_KEY, "x")
    value = QuantumRegister(N_VALUE, "z")
    qc = QuantumCircuit(key, value, name="A")
    qc.h(key)
    qc.h(value)
    for k in range(N_VALUE):
        unit = 2 * math.pi * 2**k / 2**N_VALUE
        qc.p(-threshold * unit, value[k])
        for i in range(N_KEY):
            if Q[i, i]:
                qc.cp(Q[i, i] * unit, key[i], value[k])
            for j in range(i + 1, N_KEY):
                if Q[i, j]:
                    qc.mcp(Q[i, j] * unit, [key[i], key[j]], value[k])
    qc.append(QFTGate(N_VALUE).inverse(), value)
    return qc


def sign_oracle():
    oracle = QuantumCircuit(N_KEY + N_VALUE, name="negative?")
    oracle.z(N_KEY + N_VALUE - 1)
    return oracle


backend = AerSimulator()
pm = generate_preset_pass_manager(optimization_level=1, backend=backend)
sampler = SamplerV2(seed=8)


def measure_once(threshold, rotations):
    prep = state_preparation(threshold)
    creg = ClassicalRegister(N_KEY, "key")
    qc = QuantumCircuit(*prep.qregs, creg)
    qc.compose(prep, inplace=True)
    if rotations:
        q_op = grover_operator(sign_oracle(), state_preparation=prep)
        for _ in range(rotations):
            qc.compose(q_op, inplace=True)
    qc.measure(prep.qregs[0], creg)
    shot = sampler.run([pm.run(qc)], shots=1).result()[0].data.key.get_bitstrings()[0]
    return [int(b) for b in reversed(shot)]


def adaptive_search(max_stall=12, growth=8 / 7, seed=3):
    rng = np.random.default_rng(seed)
    best_x = rng.integers(0, 2, N_KEY).tolist()
    best = evaluate(best_x)
    m, stall, calls = 1.0, 0, 0
    while stall < max_stall:
        r = int(rng.integers(0, math.ceil(m)))
        calls += r
        x = measure_once(best, r)
        if evaluate(x) < best:
            best_x, best = x, evaluate(x)
            logger.info("new best %s -> %d after %d oracle calls", best_x, best, calls)
            m, stall = 1.0, 0
        else:
            m = min(growth * m, 2 ** (N_KEY / 2))
            stall += 1
    return best_x, best, calls


x, value, calls = adaptive_search()
grid = [[(i >> k) & 1 for k in range(N_KEY)] for i in range(2**N_KEY)]
print("found      ", x, value, f"({calls} oracle calls)")
print("brute force", min(evaluate(g) for g in grid))
